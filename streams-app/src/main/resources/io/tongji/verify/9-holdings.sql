-- Who is one contributor: the holding that the register names in the month; else a project is its
-- owner's, and so of the owner's holding; else a unit is its own.

-- Of a unit's entries the valid one with the latest first month; of none valid the last before, or
-- else the first.
CREATE MACRO nearness(month, from_month, to_month) AS
  CASE WHEN month BETWEEN from_month AND to_month THEN 0 WHEN from_month <= month THEN 1 ELSE 2 END;
CREATE MACRO farness(month, from_month) AS
  CASE WHEN from_month <= month THEN month - from_month ELSE from_month END;

CREATE TABLE stated_owner AS
SELECT l.unit, l.month, e.holding, e.owner
FROM located l
JOIN entry e ON e.unit = l.unit
QUALIFY row_number() OVER (
  PARTITION BY l.unit, l.month
  ORDER BY nearness(l.month, e.from_month, e.to_month), farness(l.month, e.from_month)) = 1;

CREATE TABLE owners_holding AS
SELECT o.owner, o.month, e.holding
FROM (SELECT DISTINCT owner, month FROM stated_owner WHERE holding = '' AND owner <> '') o
JOIN unit_code u ON u.code = o.owner
JOIN entry e ON e.unit = u.unit
QUALIFY row_number() OVER (
  PARTITION BY o.owner, o.month
  ORDER BY nearness(o.month, e.from_month, e.to_month), farness(o.month, e.from_month)) = 1;

CREATE TABLE holding AS
SELECT
  s.unit, s.month, u.code,
  CASE
    WHEN s.holding <> '' THEN s.holding
    WHEN h.holding <> '' THEN h.holding
    WHEN s.owner <> '' THEN s.owner
    ELSE u.code
  END AS holding
FROM stated_owner s
JOIN unit_code u USING (unit)
LEFT JOIN owners_holding h ON (h.owner, h.month) = (s.owner, s.month);
