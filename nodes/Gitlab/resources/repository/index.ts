import type { Resource } from '../../operation';
import { getCodeOwners } from './codeOwners/getCodeOwners';
import { compare } from './compare';
import { downloadArchive } from './downloadArchive';
import { generateChangelog } from './generateChangelog';
import { getContributors } from './getContributors';
import { getMergeBase } from './getMergeBase';
import { templateOperations } from './templates';

export const repository: Resource = {
	name: 'Repository',
	description: 'Comparisons, archives, changelogs, templates',
	operations: [
		compare,
		downloadArchive,
		generateChangelog,
		getCodeOwners,
		getContributors,
		getMergeBase,
		...templateOperations,
	],
};
