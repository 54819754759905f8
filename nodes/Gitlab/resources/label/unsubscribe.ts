import { path } from '../../client';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { changeSubscription } from '../shared/subscription';
import { anyLabel } from './field';
import { simpleLabel } from './simple';

/** @see https://docs.gitlab.com/api/labels/#unsubscribe-from-a-label */
export const unsubscribe = write({
	name: 'Unsubscribe',
	action: 'Unsubscribe from a label',
	description: 'Turn off your notifications of what gets a label',
	fields: [projectOrGroup, anyLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label }) => {
		const at = path`${place}/labels/${label}`;
		return await changeSubscription(gitlab, at, path`${at}/unsubscribe`);
	},
});
