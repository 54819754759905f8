import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { at } from './field';
import { getMany } from './getMany';
import { update } from './update';

/** @see https://docs.gitlab.com/api/feature_flags/#get-a-single-feature-flag */
const get = getOne({ noun: 'a feature flag', at, role: 'Developer' });

export const featureFlag: Resource = {
	name: 'Feature Flag',
	description: 'Switches that an application asks for',
	operations: [create, deletion({ noun: 'a feature flag', at }, 'Developer'), get, getMany, update],
};
