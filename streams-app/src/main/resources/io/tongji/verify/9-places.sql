-- Where units of a profile count in a month: areas, activities with themes, and the indicators that
-- sum a measure.

SELECT
  c.measure, p.profile, p.month, a.areas, b.activities, list(c.indicator ORDER BY c.indicator) AS indicators
FROM profile_month p
JOIN (SELECT profile, list(area ORDER BY area) AS areas FROM profile_area GROUP BY profile) a
  USING (profile)
JOIN profile r USING (profile)
JOIN (
  SELECT industry, month, list(activity ORDER BY activity) AS activities
  FROM industry_activity
  GROUP BY industry, month) b
  ON (b.industry, b.month) = (r.industry, p.month)
JOIN counted_industry_month c ON (c.profile, c.month) = (p.profile, p.month)
GROUP BY c.measure, p.profile, p.month, a.areas, b.activities;
