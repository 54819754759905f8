import { path } from '../../client';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { changeSubscription } from '../shared/subscription';
import { anyLabel } from './field';
import { simpleLabel } from './simple';

/** @see https://docs.gitlab.com/api/labels/#subscribe-to-a-label */
export const subscribe = write({
	name: 'Subscribe',
	action: 'Subscribe to a label',
	description: 'Turn on your notifications of what gets a label',
	fields: [projectOrGroup, anyLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label }) => {
		const at = path`${place}/labels/${label}`;
		return await changeSubscription(gitlab, at, path`${at}/subscribe`);
	},
});
