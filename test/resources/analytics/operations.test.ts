import { analytics } from '../../../nodes/Gitlab/resources/analytics';
import { seedDeliveries } from '../../gitlab/resources/analytics';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery } from '../everyOperation';

const scene = new Scene();
beforeEach(async () => void (await seedDeliveries(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'analytics' });
const january = { start_date: '2026-01-08', end_date: '2026-01-14' };
const page = { per_page: '100', page: '1' };

const cases: OperationCase[] = [
	{
		operation: 'getDoraMetrics',
		parameters: {
			...website,
			metric: 'deployment_frequency',
			options: { ...january, environment_tiers: ['production', 'staging'] },
		},
		sent: [
			[
				'GET',
				`${WEBSITE}/dora/metrics`,
				{ metric: 'deployment_frequency', ...january, environment_tiers: ['production', 'staging'], ...page },
				null,
			],
		],
		row: () => ({ date: '2026-01-08', value: 1 }),
		count: 7,
	},
	{
		operation: 'getProjectStatistics',
		parameters: website,
		sent: [['GET', `${WEBSITE}/statistics`, {}, null]],
		row: () => ({
			fetches: {
				total: scene.seeded.projects.website.commits.size,
				days: expect.arrayContaining([
					{ count: expect.any(Number) as number, date: '2026-01-13' },
				]) as object[],
			},
		}),
	},
];

tryEvery(scene, { resource: analytics, cases, elsewhere: ['computeDeliveryMetrics'] });

test('DORA metrics of a group, by month and in all', async () => {
	const acme = { belongsTo: 'group', group: locator('acme'), metric: 'deployment_frequency' };
	const monthly = await run('getDoraMetrics', { ...acme, options: { ...january, interval: 'monthly' } });
	expect(monthly.json).toEqual([{ date: '2026-01-01', value: 2 }]);
	const all = await run('getDoraMetrics', { ...acme, options: { ...january, interval: 'all' } });
	expect(all.json).toEqual([{ date: null, value: 2 }]);
	expect(scene.sent.map(([, path]) => path)).toEqual(Array(2).fill('/groups/acme/dora/metrics'));
});
