-- Every aggregate: of each month in which the indicator has a return or figure, and of quarters and
-- years of which something is known. v is the month, the quarter or the year; ytd belongs to months.

SELECT
  'M' AS freq, compared.indicator, compared.area, compared.activity, month AS period, kind AS base,
  compared.m AS v, base_of(kind, base_m, m_then, prior_m, first.m) AS base_v, prior_m AS prior_v,
  CASE kind WHEN 'MATCHED' THEN matched_m END AS matched_v, first.m AS released_v,
  ytd, base_of(kind, base_ytd, ytd_then, prior_ytd, first.whole) AS base_ytd, prior_ytd,
  CASE kind WHEN 'MATCHED' THEN matched_ytd END AS matched_ytd, first.whole AS released_ytd,
  prev_m, carry, expected, reported, base_expected, base_received,
  CASE WHEN aim > 0 THEN aim END AS target, schedule, prior_year,
  ytd_bridge.same AS bridge_same, ytd_bridge.entrants AS bridge_entrants,
  ytd_bridge.leavers AS bridge_leavers, ytd_bridge.restatement AS bridge_restatement,
  m_bridge.same AS m_bridge_same, m_bridge.entrants AS m_bridge_entrants,
  m_bridge.leavers AS m_bridge_leavers, m_bridge.restatement AS m_bridge_restatement,
  CASE WHEN imputes THEN imputed_units END AS imputed_units, imputed, prior_imputed
FROM compared
LEFT JOIN first_released first ON (first.freq, first.indicator, first.area, first.activity, first.period)
    = ('M', compared.indicator, compared.area, compared.activity, compared.month)
UNION ALL
SELECT
  'Q', compared.indicator, compared.area, compared.activity, month // 3, kind,
  q, base_of(kind, base_q, q_then, prior_q, first.whole), prior_q,
  CASE kind WHEN 'MATCHED' THEN matched_q END, first.whole,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  q_bridge.same, q_bridge.entrants, q_bridge.leavers, q_bridge.restatement,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM compared
LEFT JOIN first_released first
  ON (first.freq, first.indicator, first.area, first.activity, first.period)
    = ('Q', compared.indicator, compared.area, compared.activity, compared.month // 3)
WHERE q IS NOT NULL
UNION ALL
SELECT
  'A', compared.indicator, compared.area, compared.activity, month // 12, kind,
  ytd, base_of(kind, base_ytd, ytd_then, prior_ytd, first.whole), prior_ytd,
  CASE kind WHEN 'MATCHED' THEN matched_ytd END, first.whole,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  ytd_bridge.same, ytd_bridge.entrants, ytd_bridge.leavers, ytd_bridge.restatement,
  NULL, NULL, NULL, NULL,
  CASE WHEN imputes THEN imputed_units END, imputed, prior_imputed
FROM compared
LEFT JOIN first_released first
  ON (first.freq, first.indicator, first.area, first.activity, first.period)
    = ('A', compared.indicator, compared.area, compared.activity, compared.month // 12)
WHERE month % 12 = 11 AND ytd IS NOT NULL;
