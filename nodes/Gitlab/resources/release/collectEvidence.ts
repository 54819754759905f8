import { path } from '../../client';
import { write } from '../../operation';
import { at } from './field';
import { simpleRelease } from './simple';

/** @see https://docs.gitlab.com/api/releases/#collect-release-evidence */
export const collectEvidence = write({
	name: 'Collect Evidence',
	action: 'Collect evidence for a release',
	description: 'Have GitLab save what belongs to a release now',
	tier: 'Premium',
	role: 'Developer',
	fields: [at],
	simplify: (row) => ({ ...simpleRelease(row), evidences: row.evidences }),
	run: async ({ gitlab, at }) => {
		await gitlab.post(path`${at}/evidence`);
		return await gitlab.get(at);
	},
});
