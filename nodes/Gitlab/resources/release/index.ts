import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { collectEvidence } from './collectEvidence';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { downloadAsset } from './downloadAsset';
import { at } from './field';
import { get } from './get';
import { getLatest } from './getLatest';
import { getMany } from './getMany';
import { links } from './links';
import { simpleRelease } from './simple';
import { update } from './update';

export const release: Resource = {
	name: 'Release',
	description: 'Published versions, with notes and assets',
	operations: [
		create,
		createOrUpdate,
		get,
		getLatest,
		getMany,
		update,
		deletion({ noun: 'a release', at, simplify: simpleRelease }, 'Developer'),
		...links,
		downloadAsset,
		collectEvidence,
	],
};
