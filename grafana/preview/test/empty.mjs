// Panels that have nothing to show under some choice, of the zone in December 2023, and why that is right.

/** Indicators of events, which the sample has since 2023: no base, so no growth and no coverage. */
const EVENTS = [
  'AGRI_PROJ', 'CITYQ_DONE', 'CITYQ_INV', 'CITYQ_START', 'DEMO_AREA', 'DIGI_DIAG', 'DIGI_ENT', 'HIGHCONS_N', 'HTE_N', 'IPO_POOL', 'KEY_INV',
  'KEY_PLAN', 'KEY_START', 'LAND_TRANS', 'LOWEFF_MU', 'NAIL_HH', 'PHD_N', 'PLOT_ZERO', 'RDC_JX', 'RDC_TX', 'RENEW_SIGN_MU', 'RENEW_SIGN_N', 'ROBOT_N',
  'SIGN_AMT', 'SIGN_BIG', 'SIGN_N', 'SKY_PLOT', 'SRDI_N', 'STSME_N', 'TALENT_PROJ', 'VACATE_MU', 'VACATE_N', 'WAIST_N',
];
/** Indicators of events that the sample has a target for. */
const AIMED_AT = ['HIGHCONS_N', 'KEY_INV', 'LOWEFF_MU', 'RENEW_SIGN_MU', 'VACATE_MU'];
/** Indicators that count units or projects of which none stands in a platform. */
const NOT_IN_PLATFORMS = [
  'AGRI_PROJ', 'AUTO', 'CI', 'CITYQ_DONE', 'CITYQ_INV', 'CITYQ_START', 'CI_IND', 'CI_OTHER', 'CI_SVC', 'DEMO_AREA', 'FAI', 'FAI_DIGI',
  'FAI_HT', 'FDI', 'KEY_INV', 'KEY_PLAN', 'KEY_START', 'LAND_TRANS', 'NAIL_HH', 'PLOT_ZERO', 'SIGN_AMT', 'SIGN_BIG', 'SIGN_N', 'SKY_PLOT',
];

const DIVISIONS = '[A-Z][0-9][0-9]';
const SECTIONS = '[A-Z]';

/** Board, panels, indicators, and, of panels that depend on one, levels or depths. */
const EMPTY = [
  ['indicator', ['累计同比', '${indicator:text} 同比'], EVENTS],
  // foreign capital of the month has a base of zero
  ['indicator', ['当月同比'], [...EVENTS, 'FDI']],
  // neither a year nor a month before
  ['indicator', ['三种增速'], ['AGRI_PROJ', 'SKY_PLOT', 'TALENT_PROJ']],
  // no target
  ['indicator', ['完成目标', '序时差(百分点)'], [
    ...EVENTS.filter((code) => !AIMED_AT.includes(code)), 'AUTO', 'CI_OTHER', 'EXP', 'PLAT_OUT', 'PLAT_TAX', 'TAX',
  ]],
  ['indicator', ['各区域拉动(百分点)'], EVENTS, ['town', 'zone']],
  ['indicator', ['各区域拉动(百分点)'], [...new Set([...EVENTS, ...NOT_IN_PLATFORMS])], ['platform']],
  ['indicator', ['各区域累计(${unit})', '各区域累计对比(${unit})', '各区域增速与贡献'], NOT_IN_PLATFORMS, ['platform']],
  ['area', ['排名:${indicator:text}(${unit})', '${indicator:text}:同级区域对比'], NOT_IN_PLATFORMS, ['platform']],
  ['activity', ['合计增速'], EVENTS],
  ['activity', ['各行业拉动之和', '上拉合计', '下拉合计', '上拉与下拉最大的行业(百分点)'], EVENTS, [DIVISIONS, SECTIONS]],
  // no theme has an industry of theirs
  ['activity', ['产业主题(相互重叠)'], ['CI_OTHER', 'CI_SVC']],
  ['reporting', ['加权上报率'], EVENTS],
  ['revisions', ['${indicator:text} ${period} 累计同比'], EVENTS],
];

/** The same, one line for each. */
export const legitimatelyEmpty = () =>
  EMPTY.flatMap(([board, panels, indicators, others = [null]]) =>
    panels.flatMap((panel) =>
      indicators.flatMap((indicator) =>
        others.map((other) => [`tongji-${board}`, panel, indicator, ...(other ? [other] : [])].join(' | ')),
      ),
    ),
  );
