-- What an exact export must say of every measure that is derived from others, worked out from the
-- amounts in the same file and the catalogue's trees. ${export} and ${catalogue} are paths.

CREATE TABLE obs AS
SELECT
  FREQ AS freq, REF_AREA AS area, INDICATOR AS indicator, ACTIVITY AS activity,
  MEASURE AS measure, TIME_PERIOD AS period,
  CASE WHEN OBS_VALUE <> 'NaN' THEN CAST(OBS_VALUE AS DOUBLE) END AS value,
  OBS_STATUS AS status, CAST(DECIMALS AS INTEGER) AS decimals, BASE_KIND AS base_kind
FROM read_csv('${export}', header = true, all_varchar = true, delim = ',', quote = '"');

CREATE TABLE indicator AS
SELECT
  indicator, january = 'yes' AS january, CAST(rate_decimals AS INTEGER) AS rate_decimals,
  CAST(scale AS INTEGER) AS scale
FROM read_csv('${catalogue}/indicators.csv', header = true, all_varchar = true, quote = '"');
CREATE TABLE rate AS
SELECT indicator, "of" AS whole
FROM read_csv('${catalogue}/rates.csv', header = true, all_varchar = true, quote = '"');
CREATE TABLE above AS
SELECT 'ACTIVITY' AS tree, activity AS code, parent
FROM read_csv('${catalogue}/activities.csv', header = true, all_varchar = true, quote = '"')
UNION ALL
SELECT 'AREA', area, parent
FROM read_csv('${catalogue}/areas.csv', header = true, all_varchar = true, quote = '"')
UNION ALL
SELECT DISTINCT 'ACTIVITY', theme, '_T'
FROM read_csv('${catalogue}/themes.csv', header = true, all_varchar = true, quote = '"');

-- Published cells: x is the cumulative, or the total of the quarter or year, and b its base.
CREATE TABLE cell AS
SELECT
  freq, area, indicator, activity, period,
  CAST(substr(period, 1, 4) AS INTEGER) AS year,
  CASE freq WHEN 'M' THEN CAST(substr(period, 6) AS INTEGER) END AS month,
  max(value) FILTER (measure IN ('YTD', 'V')) AS x,
  max(value) FILTER (measure IN ('BASE_YTD', 'BASE_V')) AS b,
  max(base_kind) FILTER (measure IN ('YTD_YOY', 'YOY')) AS kind,
  max(value) FILTER (measure = 'M') AS m,
  max(value) FILTER (measure = 'BASE_M') AS base_m,
  max(value) FILTER (measure = 'UNITS') AS units,
  max(value) FILTER (measure = 'EXPECTED') AS expected,
  max(value) FILTER (measure = 'BASE_EXPECTED') AS base_expected,
  max(value) FILTER (measure = 'BASE_RECEIVED') AS base_received,
  max(value) FILTER (measure = 'TARGET') AS target
FROM obs
GROUP BY freq, area, indicator, activity, period
HAVING count(*) FILTER (measure IN ('YTD', 'V')) > 0;

CREATE MACRO shifted(period, years) AS
  CAST(CAST(substr(period, 1, 4) AS INTEGER) + years AS VARCHAR) || substr(period, 5);
CREATE MACRO month_before(year, month) AS
  CASE month WHEN 1 THEN (year - 1) || '-12' ELSE year || '-' || lpad(CAST(month - 1 AS VARCHAR), 2, '0') END;

-- Growth in per cent, and why there is none: O missing, M it cannot exist.
CREATE MACRO growth(x, b) AS CASE WHEN b > 0 THEN 100 * (x - b) / b END;
CREATE MACRO growth_status(x, b) AS
  CASE WHEN x IS NULL OR b IS NULL THEN 'O' WHEN b <= 0 THEN 'M' ELSE 'P' END;
-- 四舍五入 of a growth, in whole numbers: amounts are whole in 10^-4.
CREATE MACRO half_up(n, d, decimals) AS
  sign(n) * ((2 * abs(n) * CAST(pow(10, decimals + 2) AS HUGEINT) + d) // (2 * d)) / pow(10, decimals);
CREATE MACRO shown_growth(x, b, decimals) AS
  half_up(CAST(round((x - b) * 10000) AS HUGEINT), CAST(round(b * 10000) AS HUGEINT), decimals);

CREATE TABLE compared AS
SELECT
  c.*, i.january, i.rate_decimals, i.scale,
  t.x AS x_then, t.m AS m_then, p.m AS prev_m, p.x AS prev_x, p.b AS prev_b,
  c.month > CASE WHEN i.january THEN 1 ELSE 2 END AS has_before
FROM cell AS c
JOIN indicator AS i USING (indicator)
LEFT JOIN cell AS t
  ON (t.freq, t.area, t.indicator, t.activity, t.period)
   = (c.freq, c.area, c.indicator, c.activity, shifted(c.period, -1))
LEFT JOIN cell AS p
  ON (p.freq, p.area, p.indicator, p.activity, p.period)
   = ('M', c.area, c.indicator, c.activity, month_before(c.year, c.month));

-- Parts of the activity above in the same area, and of the area above with the same activity. A
-- cell that ceased is a part too where its whole compares with last year's total.
CREATE TABLE part AS
WITH cell_or_ceased AS (
  SELECT freq, area, indicator, activity, period, x, b, false AS ceased FROM cell
  UNION ALL
  SELECT t.freq, t.area, t.indicator, t.activity, shifted(t.period, 1), NULL, t.x, true
  FROM cell AS t
  LEFT JOIN cell AS c
    ON (c.freq, c.area, c.indicator, c.activity, c.period)
     = (t.freq, t.area, t.indicator, t.activity, shifted(t.period, 1))
  WHERE c.freq IS NULL AND t.x IS NOT NULL
)
SELECT
  c.freq, c.area, c.indicator, c.activity, c.period, above.tree, c.ceased,
  c.x, c.b, w.x AS whole_x, w.b AS whole_b,
  CASE WHEN c.x IS NOT NULL OR c.b IS NOT NULL THEN coalesce(c.x, 0) - coalesce(c.b, 0) END AS change
FROM cell_or_ceased AS c
JOIN above ON above.code = CASE above.tree WHEN 'AREA' THEN c.area ELSE c.activity END
JOIN cell AS w
  ON w.freq = c.freq AND w.indicator = c.indicator AND w.period = c.period
  AND w.area = CASE above.tree WHEN 'AREA' THEN above.parent ELSE c.area END
  AND w.activity = CASE above.tree WHEN 'AREA' THEN c.activity ELSE above.parent END
WHERE NOT c.ceased OR w.kind IN ('REVISED_TOTAL', 'PUBLISHED');

CREATE TABLE ratio AS
SELECT
  *, CASE tree WHEN 'AREA' THEN '_AREA' ELSE '' END AS suffix,
  CASE
    WHEN change IS NULL OR whole_x IS NULL OR whole_b IS NULL THEN 'O'
    WHEN whole_b <= 0 THEN 'M' ELSE 'P' END AS pull_status,
  CASE
    WHEN change IS NULL OR whole_x IS NULL OR whole_b IS NULL THEN 'O'
    WHEN whole_x = whole_b OR abs(whole_x - whole_b) * 1e9 < abs(whole_b) THEN 'M'
    ELSE 'P' END AS contrib_status,
  CASE WHEN x IS NULL OR whole_x IS NULL THEN 'O' WHEN whole_x <= 0 THEN 'M' ELSE 'P' END
    AS share_status,
  CASE WHEN b IS NULL OR whole_b IS NULL THEN 'O' WHEN whole_b <= 0 THEN 'M' ELSE 'P' END
    AS share_then_status
FROM part;

CREATE TABLE derived AS
SELECT freq, area, indicator, activity, period, 'M_YOY' AS measure,
  growth(m, base_m) AS value, growth_status(m, base_m) AS status
FROM compared WHERE freq = 'M'
UNION ALL
SELECT freq, area, indicator, activity, period, 'M_YOY_NOM',
  growth(m, m_then), growth_status(m, m_then)
FROM compared WHERE freq = 'M'
UNION ALL
-- Where January and February are one period, neither February nor March is on a month before.
SELECT freq, area, indicator, activity, period, 'M_MOM',
  CASE WHEN january OR month > 3 THEN growth(m, prev_m) END,
  CASE WHEN january OR month > 3 THEN growth_status(m, prev_m) ELSE 'O' END
FROM compared WHERE freq = 'M'
UNION ALL
SELECT freq, area, indicator, activity, period, CASE freq WHEN 'M' THEN 'YTD_YOY' ELSE 'YOY' END,
  growth(x, b), growth_status(x, b)
FROM compared
UNION ALL
SELECT freq, area, indicator, activity, period,
  CASE freq WHEN 'M' THEN 'YTD_YOY_NOM' ELSE 'YOY_NOM' END,
  growth(x, x_then), growth_status(x, x_then)
FROM compared
UNION ALL
SELECT freq, area, indicator, activity, period, 'YTD_YOY_CHANGE',
  CASE WHEN b > 0 AND prev_b > 0
    THEN shown_growth(x, b, rate_decimals) - shown_growth(prev_x, prev_b, rate_decimals) END,
  CASE WHEN b > 0 AND prev_b > 0 AND x IS NOT NULL AND prev_x IS NOT NULL THEN 'P' ELSE 'O' END
FROM compared WHERE freq = 'M' AND has_before
UNION ALL
SELECT freq, area, indicator, activity, period, 'YTD_YOY_CHANGE_EXACT',
  growth(x, b) - growth(prev_x, prev_b),
  CASE WHEN b > 0 AND prev_b > 0 AND x IS NOT NULL AND prev_x IS NOT NULL THEN 'P' ELSE 'O' END
FROM compared WHERE freq = 'M' AND has_before
UNION ALL
SELECT freq, area, indicator, activity, period, 'PULL' || suffix,
  CASE pull_status WHEN 'P' THEN 100 * change / whole_b END, pull_status
FROM ratio
UNION ALL
SELECT freq, area, indicator, activity, period, 'CONTRIB' || suffix,
  CASE contrib_status WHEN 'P' THEN 100 * change / (whole_x - whole_b) END, contrib_status
FROM ratio
UNION ALL
SELECT freq, area, indicator, activity, period, 'SHARE' || suffix,
  CASE share_status WHEN 'P' THEN 100 * x / whole_x END, share_status
FROM ratio WHERE NOT ceased
UNION ALL
SELECT freq, area, indicator, activity, period, 'SHARE_CHANGE' || suffix,
  CASE WHEN share_status = 'P' AND share_then_status = 'P'
    THEN 100 * x / whole_x - 100 * b / whole_b END,
  CASE share_status WHEN 'P' THEN share_then_status ELSE share_status END
FROM ratio WHERE NOT ceased
UNION ALL
SELECT freq, area, indicator, activity, period, 'RESPONSE_RATE',
  CASE WHEN expected > 0 THEN 100 * units / expected END,
  CASE WHEN expected > 0 THEN 'P' ELSE 'O' END
FROM compared WHERE freq = 'M'
UNION ALL
SELECT freq, area, indicator, activity, period, 'COVERAGE_RATE',
  CASE WHEN base_expected > 0 THEN 100 * base_received / base_expected END,
  CASE WHEN base_expected > 0 THEN 'P' ELSE 'O' END
FROM compared WHERE freq = 'M'
UNION ALL
SELECT freq, area, indicator, activity, period, 'COMPLETION',
  100 * x / target, CASE WHEN x IS NULL THEN 'O' ELSE 'P' END
FROM compared WHERE target IS NOT NULL
UNION ALL
SELECT freq, area, indicator, activity, period, 'SCHED_GAP',
  100 * (x / target - month / 12), CASE WHEN x IS NULL THEN 'O' ELSE 'P' END
FROM compared WHERE target IS NOT NULL
UNION ALL
SELECT freq, area, indicator, activity, period, 'PACE',
  100 * (x / target) / (month / 12), CASE WHEN x IS NULL THEN 'O' ELSE 'P' END
FROM compared WHERE target IS NOT NULL
UNION ALL
SELECT freq, area, indicator, activity, period, 'RUN_RATE',
  CASE WHEN month < 12 THEN (target - x) / (12 - month) END,
  CASE WHEN x IS NULL THEN 'O' WHEN month = 12 THEN 'M' ELSE 'P' END
FROM compared WHERE target IS NOT NULL
UNION ALL
SELECT c.freq, c.area, c.indicator, c.activity, c.period, 'RATE',
  CASE WHEN o.x > 0 THEN 100 * c.x / o.x END,
  CASE WHEN c.x IS NULL OR o.x IS NULL THEN 'O' WHEN o.x <= 0 THEN 'M' ELSE 'P' END
FROM cell AS c
JOIN rate AS r USING (indicator)
LEFT JOIN cell AS o
  ON (o.freq, o.area, o.indicator, o.activity, o.period)
   = (c.freq, c.area, r.whole, c.activity, c.period);

-- Printed digits may differ from a double by half of the last one.
CREATE VIEW different AS
SELECT
  measure, freq, indicator, area, activity, period,
  o.value AS exported, o.status AS exported_status, d.value AS derived, d.status AS derived_status
FROM (SELECT * FROM obs WHERE measure IN (SELECT measure FROM derived)) AS o
FULL JOIN derived AS d USING (measure, freq, indicator, area, activity, period)
WHERE o.status IS DISTINCT FROM d.status
  OR (o.value IS NULL) <> (d.value IS NULL)
  OR abs(o.value - d.value) > 0.5 * pow(10, -o.decimals) + 1e-9 + 1e-12 * abs(d.value);
