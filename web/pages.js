/** Every page, in the order of the day; `keeps` is what moves along from page to page. */
export const PAGES = [
  {
    id: 'forecast',
    title: 'Forecast',
    needs: 'forecast.read',
    keeps: ['queue', 'date'],
    load: () => import('/forecast/page.js'),
  },
  {
    id: 'today',
    title: 'Today',
    needs: 'forecast.read',
    keeps: ['queue'],
    load: () => import('/today/page.js'),
  },
  {
    id: 'intraday',
    title: 'Act today',
    needs: 'roster.write',
    keeps: [],
    load: () => import('/intraday/page.js'),
  },
  {
    id: 'accuracy',
    title: 'Accuracy',
    needs: 'forecast.read',
    keeps: ['queue'],
    load: () => import('/accuracy/page.js'),
  },
  {
    id: 'capacity',
    title: 'Capacity',
    needs: 'forecast.read',
    keeps: ['queue'],
    load: () => import('/capacity/page.js'),
  },
  {
    id: 'staffing',
    title: 'Staffing',
    needs: 'coverage.read',
    keeps: ['queue', 'date'],
    load: () => import('/staffing/page.js'),
  },
  {
    id: 'week',
    title: 'My week',
    needs: 'roster.read',
    ofAgent: true,
    keeps: ['date'],
    load: () => import('/roster/week.js'),
  },
  {
    id: 'roster',
    title: 'Roster',
    needs: 'roster.read',
    ofAgent: false,
    keeps: ['date'],
    load: () => import('/roster/page.js'),
  },
  {
    id: 'adherence',
    title: 'Adherence',
    needs: 'adherence.read',
    ofAgent: false,
    keeps: ['date', 'team'],
    load: () => import('/adherence/page.js'),
  },
  {
    id: 'my-day',
    title: 'My day',
    needs: 'adherence.read',
    ofAgent: true,
    keeps: ['date'],
    load: () => import('/adherence/my-day.js'),
  },
  {
    id: 'board',
    title: 'Live board',
    needs: 'adherence.read',
    keeps: [],
    load: () => import('/board/page.js'),
  },
  {
    id: 'adherence-rules',
    title: 'Adherence rules',
    needs: 'adherence.write',
    everywhere: true,
    keeps: [],
    load: () => import('/adherence/rules/page.js'),
  },
];

/** `everywhere` is for what all share: a permission for one team is not enough. */
export const pagesOf = ({ permissions, permissionsEverywhere, agentId }) =>
  PAGES.filter(
    ({ needs, everywhere, ofAgent }) =>
      (everywhere ? permissionsEverywhere : permissions).includes(needs) &&
      (ofAgent === undefined || ofAgent === (agentId !== null)),
  );
