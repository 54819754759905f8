import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure } from '../../client/errors';
import type { Gitlab } from '../../client/gitlab';
import type { Path } from '../../client/path';
import { path } from '../../client/path';
import { options } from '../../fields/collection';
import type { Param } from '../../fields/param';
import { choice, isEmpty, required, text } from '../../fields/param';
import { project } from '../../fields/places/project';
import { isDigits, oneOf } from '../../fields/value';
import type { Field } from '../../operation';
import { write } from '../../operation';
import { publishAll } from '../draftNote/publishing';
import { approved } from './approve';
import { mergeRequest } from './field';

const VERDICTS = ['approve', 'comment', 'request_changes'] as const;

const verdictParam: Param<'verdict', string> = choice(
	'verdict',
	{ comment: 'Comment Only', approve: 'Approve', request_changes: 'Request Changes' },
	{ displayName: 'Verdict', description: 'Requested changes keep it from being merged (Premium)' },
);

const verdict: Field<'verdict', (typeof VERDICTS)[number]> = {
	...required(verdictParam),
	read: (item) => oneOf(item.value('verdict') ?? 'comment', VERDICTS, 'Verdict', item),
};

const summaryParam = text('summary', {
	lines: 4,
	quickActions: true,
	description: 'In GitLab Flavored Markdown',
});

const summary: Field<'summary', string | undefined> = {
	key: 'summary',
	properties: [summaryParam.property],
	labels: { note: 'Summary' },
	read: (item) => {
		const given = item.value('summary');
		return isEmpty(given) ? undefined : summaryParam.convert(given, item);
	},
};

const REQUEST_CHANGES = `mutation ($projectPath: ID!, $iid: String!) {
	mergeRequestRequestChanges(input: { projectPath: $projectPath, iid: $iid }) { errors }
}`;

/**
 * All draft comments and the summary become one review, of which people are told once. The verdict comes after, as
 * GitLab itself does it: what is published can mark the merge request as reviewed. REST has a parameter for changes
 * that are requested on new servers only, and tells nowhere whether it was understood: GraphQL does.
 *
 * @see https://docs.gitlab.com/api/draft_notes/#publish-all-pending-draft-notes
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationmergerequestrequestchanges
 */
export const submitReview = write({
	name: 'Submit Review',
	action: 'Submit a review of a merge request',
	description: 'Publish your draft comments with a summary; approve or request changes',
	fields: [
		project,
		mergeRequest,
		verdict,
		summary,
		options(
			text('sha', {
				displayName: 'SHA',
				placeholder: 'e.g. 8888888888888888888888888888888888888888',
				description: 'Fails if the source branch is at another commit',
			}),
		),
	],
	run: async ({ gitlab, project, mergeRequest, verdict, summary, options }) => {
		const at = path`/projects/${project}/merge_requests/${mergeRequest}`;
		await publishWith(summary, gitlab, at);
		await decide(gitlab, { at, project, iid: mergeRequest, verdict, options }).catch((error: unknown) => {
			throw afterPublishing(error);
		});
		return { iid: mergeRequest, verdict, published: true };
	},
});

/** Where GitLab refuses to publish, the summary goes: the next attempt brings its own. */
async function publishWith(summary: string | undefined, gitlab: Gitlab, at: Path): Promise<void> {
	const drafts = path`${at}/draft_notes`;
	const draft = summary === undefined ? undefined : await gitlab.post(drafts, { note: summary });
	await publishAll(gitlab, at).catch(async (error: unknown) => {
		// That it cannot be taken away matters less than why nothing was published.
		if (draft) await gitlab.delete(path`${drafts}/${Number(draft.id)}`).catch(() => {});
		throw error as Error;
	});
}

interface Decision {
	at: Path;
	project: string;
	iid: number;
	verdict: (typeof VERDICTS)[number];
	options: IDataObject;
}

async function decide(gitlab: Gitlab, { at, project, iid, verdict, options }: Decision): Promise<void> {
	if (verdict === 'approve') await approved(gitlab, at, options);
	if (verdict !== 'request_changes') return;
	const projectPath = await fullPathOf(gitlab, project);
	await gitlab.graphql.send(REQUEST_CHANGES, { projectPath, iid: String(iid) });
}

/** Only GraphQL wants the path of a project that was given by its ID. */
async function fullPathOf(gitlab: Gitlab, project: string): Promise<string> {
	if (!isDigits(project)) return project;
	const { path_with_namespace } = await gitlab.once(`project ${project}`, async () => {
		return await gitlab.get(path`/projects/${project}`);
	});
	return String(path_with_namespace);
}

/** Says that the comments are out already, for who would run the item again. */
function afterPublishing(error: unknown): unknown {
	if (!isFailure(error)) return error;
	const isNoReviewer = /reviewer not found/i.test(error.message);
	const advice = isNoReviewer
		? "Only reviewers can request changes: use 'Add Reviewers' first."
		: (error.facts.advice ?? '');
	return new GitlabError(error.kind, `The comments are published, but: ${error.message}`, {
		...error.facts,
		advice: `${advice} Run it again without a summary, so that the comment does not come twice.`.trim(),
	});
}
