import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { deleteReviewApps } from './deleteReviewApps';
import { at } from './field';
import { freezePeriods } from './freezePeriods';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleEnvironment } from './simple';
import { stop } from './stop';
import { stopStale } from './stopStale';
import { update } from './update';

/** @see https://docs.gitlab.com/api/environments/#retrieve-an-environment */
const get = getOne({ noun: 'an environment', at, role: 'Reporter', simplify: simpleEnvironment });

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
