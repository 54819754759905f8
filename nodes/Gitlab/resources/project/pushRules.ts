import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { flag, number, text, updateFields } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { ifThere } from '../shared/upsert';
import { at } from './field';

const rules = [
	text('author_email_regex', { displayName: 'Author Email Pattern', placeholder: 'e.g. @example\\.com$' }),
	text('branch_name_regex', { displayName: 'Branch Name Pattern', placeholder: 'e.g. (feature|fix)/.+' }),
	flag('commit_committer_check', 'Whether who commits must be who pushes'),
	flag('commit_committer_name_check', "Whether the committer's name must be that in GitLab"),
	text('commit_message_negative_regex', { displayName: 'Forbidden Commit Message Pattern' }),
	text('commit_message_regex', { displayName: 'Commit Message Pattern' }),
	flag('deny_delete_tag', 'Whether tags cannot be deleted with Git', { displayName: 'Keep Tags' }),
	text('file_name_regex', { displayName: 'Forbidden File Name Pattern', placeholder: 'e.g. (jar|exe)$' }),
	number('max_file_size', { min: 0, description: 'In megabytes' }),
	flag('member_check', 'Whether authors must be users of GitLab', { displayName: 'Authors Are Users' }),
	flag('prevent_secrets', 'Whether files that hold secrets are refused'),
	flag('reject_non_dco_commits', 'Whether commits need a Signed-off-by line', {
		displayName: 'DCO Required',
	}),
	flag('reject_unsigned_commits', 'Whether commits must be signed'),
] as const;

/** @see https://docs.gitlab.com/api/project_push_rules/ */
export const pushRules: Operation[] = [
	read({
		name: 'Get Push Rules',
		description: 'Retrieve what pushes must comply with, if there are rules',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [at],
		run: async ({ gitlab, at }) => {
			// Without rules, GitLab answers null.
			const { body } = await gitlab.request({ method: 'GET', path: path`${at}/push_rule` });
			return body === null ? [] : (body as IDataObject);
		},
	}),
	write({
		name: 'Set Push Rules',
		action: 'Set push rules of a project',
		description: 'Set some rules for pushes',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [at, updateFields(...rules)],
		run: async ({ gitlab, at, updateFields }) => {
			const rules = path`${at}/push_rule`;
			const changed = await ifThere(gitlab.put(rules, updateFields));
			return changed
				? { ...changed, created: false }
				: { ...(await gitlab.post(rules, updateFields)), created: true };
		},
	}),
];
