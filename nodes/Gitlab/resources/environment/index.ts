import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { deleteReviewApps } from './deleteReviewApps';
import { at } from './field';
import { freezePeriods } from './freezePeriods';
import { get } from './get';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleEnvironment } from './simple';
import { stop } from './stop';
import { stopStale } from './stopStale';
import { update } from './update';

export const environment: Resource = {
	name: 'Environment',
	description: 'Where projects are deployed to, and when nobody may',
	operations: [
		create,
		createOrUpdate,
		get,
		getMany,
		update,
		stop,
		stopStale,
		deletion({ noun: 'an environment', at, simplify: simpleEnvironment }, 'Developer'),
		deleteReviewApps,
		...protection,
		...freezePeriods,
	],
};
