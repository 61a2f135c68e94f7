-- Cumulatives, months and quarters of each unit.

-- The cumulative given; else the latest earlier one of that year plus the months given since.
-- Only years in which some cumulative is not given have to be gone through.
CREATE TABLE cumulated AS
WITH incomplete AS (
  SELECT DISTINCT measure, prior, unit, month // 12 AS year FROM stated WHERE ytd_given IS NULL
),
anchored AS (
  SELECT s.*, count(ytd_given) OVER year_so_far AS anchor
  FROM stated s
  SEMI JOIN incomplete i
    ON (i.measure, i.prior, i.unit, i.year) = (s.measure, s.prior, s.unit, s.month // 12)
  WINDOW year_so_far AS (PARTITION BY measure, prior, unit, month // 12 ORDER BY month)
),
derived AS (
  SELECT
    *,
    coalesce(first_value(ytd_given) OVER since_anchor, 0)
      + coalesce(sum(month_given) FILTER (WHERE ytd_given IS NULL) OVER since_anchor, 0) AS ytd
  FROM anchored
  WINDOW since_anchor AS (PARTITION BY measure, prior, unit, month // 12, anchor ORDER BY month)
)
SELECT measure, prior, unit, month, month_given, ytd_given AS ytd
FROM stated
WHERE ytd_given IS NOT NULL
UNION ALL
SELECT measure, prior, unit, month, month_given, ytd
FROM derived
WHERE ytd_given IS NULL;

-- January is no period of a calendar without it.
DELETE FROM cumulated
WHERE month % 12 = 0
  AND measure IN (SELECT measure FROM indicator WHERE NOT january);
DELETE FROM silent
WHERE month % 12 = 0
  AND measure IN (SELECT measure FROM indicator WHERE NOT january);

-- The difference of cumulatives; in the first period of the calendar the cumulative.
CREATE TABLE series AS
SELECT
  measure, prior, unit, month, ytd,
  coalesce(difference, month_given) AS m,
  coalesce(difference - month_given, 0) AS carry,
  CASE month % 12
    WHEN 2 THEN ytd
    WHEN 5 THEN ytd - coalesce(quarter_before, before_first_event)
    WHEN 8 THEN ytd - coalesce(quarter_before, before_first_event)
    WHEN 11 THEN ytd - coalesce(quarter_before, before_first_event)
  END AS q
FROM (
  SELECT
    c.*,
    CASE
      WHEN month % 12 = CASE WHEN january THEN 0 ELSE 1 END THEN ytd
      ELSE ytd - max(ytd) OVER month_before
    END AS difference,
    max(ytd) OVER three_months_before AS quarter_before,
    CASE WHEN of_events THEN 0 END AS before_first_event
  FROM cumulated c
  JOIN (SELECT DISTINCT measure, january, of_events FROM indicator) USING (measure)
  WINDOW
    month_before AS (
      PARTITION BY measure, prior, unit ORDER BY month RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING),
    three_months_before AS (
      PARTITION BY measure, prior, unit ORDER BY month RANGE BETWEEN 3 PRECEDING AND 3 PRECEDING)
);
DROP TABLE cumulated;

-- Restated bases: what the unit states of the year before, else its own figure of then.
-- A base enters only where the figure itself is known. A unit that is expected weighs ytd_then,
-- with a return (that may not give the measure) or without one.
CREATE TABLE contribution AS
SELECT
  own.measure, own.unit, own.month, true AS returned, own.ytd, own.m, own.q,
  CASE WHEN own.m IS NOT NULL THEN own.carry END AS carry,
  coalesce(said.ytd, own.ytd_then) AS base_ytd,
  CASE WHEN own.m IS NOT NULL THEN coalesce(said.m, own.m_then) END AS base_m,
  CASE WHEN own.q IS NOT NULL THEN coalesce(said.q, own.q_then) END AS base_q,
  own.ytd_then, own.m_then, own.q_then
FROM (
  SELECT
    *,
    max(ytd) OVER year_before AS ytd_then,
    max(m) OVER year_before AS m_then,
    max(q) OVER year_before AS q_then
  FROM series
  WHERE NOT prior
  WINDOW year_before AS (
    PARTITION BY measure, unit ORDER BY month RANGE BETWEEN 12 PRECEDING AND 12 PRECEDING)
) own
LEFT JOIN (SELECT * FROM series WHERE prior) said USING (measure, unit, month)
UNION ALL
SELECT
  measure, unit, month, returned IS NOT NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  ytd_then, NULL, NULL
FROM (
  SELECT
    a_year_before.measure, a_year_before.unit, a_year_before.month + 12 AS month,
    a_year_before.ytd AS ytd_then
  FROM series a_year_before
  ANTI JOIN series own
    ON NOT own.prior
      AND (own.measure, own.unit, own.month)
        = (a_year_before.measure, a_year_before.unit, a_year_before.month + 12)
  WHERE NOT a_year_before.prior
)
FULL JOIN (SELECT *, true AS returned FROM silent) USING (measure, unit, month);

-- What estimates from the month before start from: units have reported then, in the same year.
CREATE TABLE following AS
SELECT measure, unit, month + 1 AS month, ytd AS start
FROM series
WHERE NOT prior AND month % 12 < 11
  AND measure IN (
    SELECT measure FROM indicator JOIN imputation i USING (indicator) WHERE i.kind = 'PREVIOUS');
DROP TABLE series;
