import { path } from '../../client';
import { filters } from '../../fields';
import { projectGroupOrEverywhere } from '../../fields/places';
import { read } from '../../operation';
import { pick } from '../../simplify';
import { narrowing, queryOf } from './filters';

/** @see https://docs.gitlab.com/api/issues_statistics/ */
export const getStatistics = read({
	name: 'Get Statistics',
	action: 'Get issue statistics',
	description: 'Count open and closed issues',
	fields: [projectGroupOrEverywhere, filters(...narrowing)],
	simplify: pick(
		{ all: 'statistics.counts.all', opened: 'statistics.counts.opened' },
		{ closed: 'statistics.counts.closed' },
	),
	run: async ({ gitlab, place, filters }) =>
		await gitlab.get(path`${place}/issues_statistics`, queryOf(place, filters)),
});
