// What panels say of themselves: definition, unit, source, rule of revision.

const REVISION = (w) =>
  w(
    '修订规则:随时按最新报表重算;定稿以发布批次为准。',
    'Revisions: recomputed from the latest returns at any time; a release fixes what is final.',
  );

/** Definition, unit and source, with the rule of revision. */
export function meaning(w, definition, unit, source) {
  return [
    w('定义:', 'Definition: ') + definition,
    w('单位:', 'Unit: ') + unit,
    w('来源:', 'Source: ') + source,
    REVISION(w),
  ].join('\n\n');
}

/** Of figures of indicators. */
export const FORMS = (w) =>
  w(
    '月度统计报表(产值、研发、出口、税收、外资、投资),按名录归入区域和行业。',
    'the monthly forms (output, R&D, exports, tax, foreign capital, investment), placed by the register.',
  );
export const PUBLISHING_UNIT = (w) =>
  w('目录中该指标的发布单位', 'the publishing unit of the indicator in the catalogue');
export const GROWTH_IS = (w) =>
  w(
    '同比增速,按目录规定的基数(可比口径或上年总量);无基数则不显示。',
    'growth year on year on the base that the catalogue says (restated, or total of last year); none without a base.',
  );

/** Of the work of the application itself. */
export function operational(w, definition, unit) {
  return [
    w('定义:', 'Definition: ') + definition,
    w('单位:', 'Unit: ') + unit,
    w('来源:应用自身的监控指标。', 'Source: metrics of the application itself.'),
    w(
      '修订规则:不修订;计数自实例启动起算。',
      'Revisions: none; counts begin when an instance starts.',
    ),
  ].join('\n\n');
}
