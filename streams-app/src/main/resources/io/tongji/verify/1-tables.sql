-- What is loaded: the catalogue, the register and targets in force, and every return handed in.
-- A month is its number since January of year 0; a unit and a profile are numbered as they appear.

CREATE TABLE area (area VARCHAR, parent VARCHAR);
CREATE TABLE activity (activity VARCHAR, parent VARCHAR);
CREATE TABLE theme (theme VARCHAR, industry VARCHAR, from_month INTEGER, to_month INTEGER);

-- A measure is what indicators of one form, column and calendar have in common.
CREATE TABLE indicator (
  indicator VARCHAR, measure INTEGER, kind VARCHAR, january BOOLEAN, base VARCHAR,
  of_events BOOLEAN, imputes BOOLEAN);
CREATE TABLE indicator_frame (indicator VARCHAR, frame VARCHAR);
CREATE TABLE indicator_industry (indicator VARCHAR, from_code VARCHAR, to_code VARCHAR);
CREATE TABLE indicator_theme (indicator VARCHAR, theme VARCHAR);

-- What holds in some years in place of the usual: of several the last.
CREATE TABLE policy (
  seq INTEGER, indicator VARCHAR, from_year INTEGER, to_year INTEGER,
  base VARCHAR, schedule VARCHAR);

-- Whether units that have not reported are estimated; coverage and ratio in 1/10000.
CREATE TABLE imputation (
  seq INTEGER, indicator VARCHAR, from_year INTEGER, to_year INTEGER,
  kind VARCHAR, units INTEGER, coverage BIGINT, ratio BIGINT);

-- All that the register may say of a unit beside its validity; lists are joined by semicolons.
CREATE TABLE profile (
  profile INTEGER, kind VARCHAR, industry VARCHAR, areas VARCHAR, frames VARCHAR);
-- Holding and owner are codes as the register has them; empty: none.
CREATE TABLE entry (
  unit INTEGER, from_month INTEGER, to_month INTEGER, profile INTEGER,
  holding VARCHAR, owner VARCHAR);
CREATE TABLE unit_code (unit INTEGER, code VARCHAR);
-- A target is an amount, or a growth in 10^-6 per cent, on the base it was adopted on if that is known.
CREATE TABLE target (
  indicator VARCHAR, area VARCHAR, year INTEGER, amount BIGINT, growth BIGINT, base BIGINT);

-- What releases state: m of a month, and its cumulative, or the total of a quarter or year. seq is the
-- order of the log; a period is numbered as its frequency counts.
CREATE TABLE released (
  seq BIGINT, indicator VARCHAR, area VARCHAR, activity VARCHAR, freq VARCHAR, period INTEGER,
  m BIGINT, whole BIGINT);

-- Amounts a0, a1, ... by slot of the form; seq is the order of the log.
CREATE TABLE handed_in (
  seq BIGINT, form INTEGER, unit INTEGER, month INTEGER,
  revision INTEGER, withdrawn BOOLEAN, remarks VARCHAR,
  a0 BIGINT, a1 BIGINT, a2 BIGINT, a3 BIGINT, a4 BIGINT, a5 BIGINT,
  a6 BIGINT, a7 BIGINT, a8 BIGINT, a9 BIGINT, a10 BIGINT, a11 BIGINT);
CREATE TABLE not_in_force (seq BIGINT);

-- Events in force that are not withdrawn; one may stand in the place of another of its unit.
CREATE TABLE event (
  unit INTEGER, event VARCHAR, kind VARCHAR, status VARCHAR, month INTEGER,
  quantity BIGINT, amount BIGINT, supersedes VARCHAR);

-- What returns in force state of a measure: of the year itself, or (prior) of the year before.
CREATE TABLE stated (
  measure INTEGER, prior BOOLEAN, unit INTEGER, month INTEGER,
  ytd_given BIGINT, month_given BIGINT);

-- Returns in force that state nothing of a measure.
CREATE TABLE silent (measure INTEGER, unit INTEGER, month INTEGER);
