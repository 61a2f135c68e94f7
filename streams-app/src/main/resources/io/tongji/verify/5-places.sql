-- Where units count, month by month, and by which indicators.

CREATE TABLE month_in_question AS
SELECT DISTINCT month FROM contribution WHERE returned;

-- Of the entries valid in a month the one with the latest first month counts.
CREATE TABLE placed AS
SELECT e.unit, q.month, arg_max(e.profile, e.from_month) AS profile
FROM entry e
JOIN month_in_question q ON q.month BETWEEN e.from_month AND e.to_month
GROUP BY e.unit, q.month;

-- What happened in a year stays in it when its unit leaves the register: until the unit is back, or
-- to December, it counts where the unit was last in that year. But the unit is not expected then.
CREATE TABLE departed AS
SELECT h.unit, h.month, e.profile
FROM (
  SELECT DISTINCT unit, month
  FROM contribution
  WHERE ytd IS NOT NULL AND measure IN (SELECT measure FROM indicator WHERE of_events)
) h
ANTI JOIN placed p ON (p.unit, p.month) = (h.unit, h.month)
JOIN entry e
  ON e.unit = h.unit AND e.from_month <= h.month AND e.to_month >= h.month // 12 * 12
QUALIFY row_number() OVER (
  PARTITION BY h.unit, h.month ORDER BY e.to_month DESC, e.from_month DESC) = 1;

CREATE VIEW located AS
SELECT unit, month, profile, true AS expected FROM placed
UNION ALL
SELECT unit, month, profile, false FROM departed;

-- An area, its ancestors, groups and their ancestors, each once.
CREATE TABLE profile_area AS
WITH RECURSIVE above (below, area) AS (
  SELECT area, area FROM area
  UNION
  SELECT above.below, area.parent FROM above JOIN area USING (area) WHERE area.parent <> ''
)
SELECT DISTINCT p.profile, above.area
FROM (SELECT profile, unnest(string_split(areas, ';')) AS named FROM profile) p
JOIN above ON above.below = p.named;

CREATE TABLE industry_theme AS
SELECT DISTINCT p.industry, q.month, t.theme
FROM (SELECT DISTINCT industry FROM profile) p
JOIN theme t ON starts_with(p.industry, t.industry)
JOIN month_in_question q ON q.month BETWEEN t.from_month AND t.to_month;

-- Division, section, total; and the themes of the month.
CREATE TABLE industry_activity AS
WITH RECURSIVE above (below, activity) AS (
  SELECT activity, activity FROM activity
  UNION
  SELECT above.below, activity.parent
  FROM above JOIN activity USING (activity)
  WHERE activity.parent <> ''
)
SELECT p.industry, q.month, above.activity
FROM (SELECT DISTINCT industry FROM profile) p
JOIN above ON length(above.below) = 3 AND above.below[2:3] = p.industry[1:2]
CROSS JOIN month_in_question q
UNION ALL
SELECT industry, month, theme FROM industry_theme;

-- Kind, frames and industry are asked of the profile; themes of the month, further below.
CREATE TABLE listed AS
SELECT p.profile, p.industry, i.indicator, i.measure
FROM profile p
JOIN indicator i USING (kind)
WHERE i.indicator NOT IN (SELECT indicator FROM indicator_frame)
  OR (p.profile, i.indicator) IN (
    SELECT (named.profile, f.indicator)
    FROM (SELECT profile, unnest(string_split(frames, ';')) AS frame FROM profile) named
    JOIN indicator_frame f USING (frame));

CREATE TABLE counted AS
SELECT *
FROM listed l
WHERE l.indicator NOT IN (SELECT indicator FROM indicator_industry)
  OR (l.industry, l.indicator) IN (
    SELECT (known.industry, r.indicator)
    FROM (SELECT DISTINCT industry FROM profile) known
    JOIN indicator_industry r
      ON known.industry[1:length(r.from_code)] BETWEEN r.from_code AND r.to_code);
