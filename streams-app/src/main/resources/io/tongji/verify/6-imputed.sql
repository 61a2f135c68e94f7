-- What units will report that are expected and have not: what they reported a year or a month before
-- times the ratio of the units of their stratum that have reported. Run only where some indicator
-- estimates.

-- Of several rules the last that holds in the year.
CREATE TABLE imputing AS
SELECT indicator, month, kind, units, coverage, ratio
FROM (
  SELECT i.*, m.month
  FROM (SELECT DISTINCT indicator, month FROM cell) m
  JOIN imputation i
    ON i.indicator = m.indicator AND m.month // 12 BETWEEN i.from_year AND i.to_year
  QUALIFY row_number() OVER (PARTITION BY m.indicator, m.month ORDER BY i.seq DESC) = 1
)
WHERE kind <> 'NONE';

-- Units that know the cumulative of the month before: those that know it now, and those without a
-- return now.
CREATE TABLE followed_sum AS
SELECT
  f.measure, p.profile, f.month,
  count(c.ytd) AS units, sum(c.ytd) AS ytd,
  sum(f.start) FILTER (WHERE c.ytd IS NOT NULL) AS received,
  count(*) FILTER (WHERE c.returned IS NOT TRUE) AS units_awaited,
  sum(f.start) FILTER (WHERE c.returned IS NOT TRUE) AS awaited,
  count(c.ytd_then) FILTER (WHERE c.returned IS NOT TRUE) AS units_based,
  sum(c.ytd_then) FILTER (WHERE c.returned IS NOT TRUE) AS based
FROM following f
JOIN placed p USING (unit, month)
LEFT JOIN contribution c USING (measure, unit, month)
GROUP BY f.measure, p.profile, f.month;

-- By place, what units reported before that have reported now, and that have not.
CREATE TABLE starting AS
SELECT
  c.indicator, s.month, c.profile, c.industry,
  s.base_received AS received,
  s.units_outstanding AS missing, s.base_outstanding AS start,
  s.units_outstanding AS based, s.base_outstanding AS base
FROM counted_industry_month c
JOIN imputing i USING (indicator, month)
JOIN profile_sum s USING (profile, measure, month)
WHERE i.kind = 'LAST_YEAR'
UNION ALL
SELECT
  c.indicator, s.month, c.profile, c.industry,
  s.received, s.units_awaited, s.awaited, s.units_based, s.based
FROM counted_industry_month c
JOIN imputing i USING (indicator, month)
JOIN followed_sum s USING (profile, measure, month)
WHERE i.kind = 'PREVIOUS';

-- Months in which units that weigh enough have reported.
CREATE TABLE covered AS
SELECT i.*
FROM imputing i
JOIN (
  SELECT
    indicator, month,
    coalesce(sum(received), 0) + coalesce(sum(start), 0) AS expected,
    coalesce(sum(received), 0) AS received
  FROM starting
  GROUP BY indicator, month
) w USING (indicator, month)
WHERE w.expected > 0 AND 10000 * w.received >= i.coverage * w.expected;

-- Units with a return now and before: of the division, the section and of all that they are in now,
-- wherever they are. A year before they must have been on the indicator's list too.
CREATE TABLE respondents AS
SELECT
  here.indicator, activity.activity, here.month,
  sum(here.units) AS units, sum(here.ytd)::HUGEINT AS now, sum(here.before)::HUGEINT AS before
FROM (
  SELECT h.indicator, h.industry, s.month, s.units, s.ytd, s.before
  FROM stayed s
  JOIN counted_industry_month h
    ON (h.profile, h.measure, h.month) = (s.profile, s.measure, s.month)
  SEMI JOIN (SELECT * FROM covered WHERE kind = 'LAST_YEAR') c
    ON (c.indicator, c.month) = (h.indicator, h.month)
  JOIN listed there ON (there.profile, there.indicator) = (s.profile_before, h.indicator)
  UNION ALL
  SELECT h.indicator, h.industry, s.month, s.units, s.ytd, s.received
  FROM followed_sum s
  JOIN counted_industry_month h
    ON (h.profile, h.measure, h.month) = (s.profile, s.measure, s.month)
  SEMI JOIN (SELECT * FROM covered WHERE kind = 'PREVIOUS') c
    ON (c.indicator, c.month) = (h.indicator, h.month)
  WHERE s.units > 0
) here
JOIN industry_activity activity
  ON (activity.industry, activity.month) = (here.industry, here.month)
WHERE activity.activity IN (SELECT activity FROM activity)
GROUP BY here.indicator, activity.activity, here.month;

-- Units missing from a place: all that belong to the same cells.
CREATE TABLE outstanding AS
SELECT
  s.indicator, s.month, min(s.profile) AS profile,
  sum(s.missing) AS units, sum(s.start)::HUGEINT AS start,
  sum(s.based) AS based, coalesce(sum(s.base), 0)::HUGEINT AS base
FROM starting s
SEMI JOIN covered ON (covered.indicator, covered.month) = (s.indicator, s.month)
JOIN (SELECT profile, list_sort(list(area)) AS areas FROM profile_area GROUP BY profile) a
  USING (profile)
JOIN (
  SELECT industry, month, list_sort(list(activity)) AS activities
  FROM industry_activity
  GROUP BY industry, month
) b USING (industry, month)
WHERE s.missing > 0
GROUP BY s.indicator, s.month, a.areas, b.activities;

-- By the division, else by the section, else by all: the first whose units suffice.
CREATE TABLE estimated AS
SELECT
  o.indicator, o.month, o.profile, p.industry, o.units, o.based, o.base,
  -- 四舍五入, a half away from 0
  sign(o.start) * ((2 * abs(o.start) * r.now + r.before) // (2 * r.before)) AS amount
FROM outstanding o
JOIN profile p USING (profile)
JOIN covered rule USING (indicator, month)
JOIN industry_activity stratum ON (stratum.industry, stratum.month) = (p.industry, o.month)
JOIN respondents r
  ON (r.indicator, r.month, r.activity) = (o.indicator, o.month, stratum.activity)
WHERE r.units >= rule.units AND r.before > 0 AND r.now >= 0
  AND 10000 * r.now <= rule.ratio * r.before
QUALIFY row_number() OVER (
  PARTITION BY o.indicator, o.month, o.profile
  ORDER BY CASE WHEN r.activity = '_T' THEN 3 WHEN length(r.activity) = 1 THEN 2 ELSE 1 END) = 1;

UPDATE cell
SET
  ytd = coalesce(cell.ytd, 0) + e.amount,
  base_ytd = CASE WHEN e.based > 0 THEN coalesce(cell.base_ytd, 0) + e.base ELSE cell.base_ytd END,
  imputed_units = e.units, imputed = e.amount, imputed_base = e.base
FROM (
  SELECT
    e.indicator, a.area, b.activity, e.month,
    sum(e.units)::INTEGER AS units, sum(e.amount)::BIGINT AS amount,
    sum(e.based) AS based, sum(e.base)::BIGINT AS base
  FROM estimated e
  JOIN profile_area a USING (profile)
  JOIN industry_activity b ON (b.industry, b.month) = (e.industry, e.month)
  GROUP BY e.indicator, a.area, b.activity, e.month
) e
WHERE (cell.indicator, cell.area, cell.activity, cell.month)
  = (e.indicator, e.area, e.activity, e.month);
