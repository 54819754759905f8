import { read } from '../../operation';
import { simpleEpic } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/epics/#single-epic */
export const get = read({
	name: 'Get',
	description: 'Retrieve an epic; prefer Work Item',
	tier: 'Premium',
	fields: [at],
	simplify: simpleEpic,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
