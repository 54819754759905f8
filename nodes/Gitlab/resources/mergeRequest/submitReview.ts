import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure, path } from '../../client';
import { type Param, choice, isEmpty, oneOf, options, required, text } from '../../fields';
import { project } from '../../fields/places';
import { type Field, write } from '../../operation';
import { publishAll } from '../draftNote/publishing';
import { approved } from './approve';
import { mergeRequest } from './field';
import { type Reviewed, canAskBack, CHANGES_REQUESTED, requestChanges } from './requestChanges';
import { type LineComment, comments, draftComments, onlyShownLines } from './reviewComments';

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

/**
 * All draft comments, those given here too, and the summary become one review, of which people are told once. The
 * verdict comes after, as GitLab itself does it: what is published can mark the merge request as reviewed.
 *
 * @see https://docs.gitlab.com/api/draft_notes/#publish-all-pending-draft-notes
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
			comments,
			onlyShownLines,
			text('sha', {
				displayName: 'SHA',
				placeholder: 'e.g. 8888888888888888888888888888888888888888',
				description: 'Fails if the source branch is at another commit',
			}),
		),
	],
	run: async ({ gitlab, project, mergeRequest, verdict, summary, options: given }) => {
		const at = path`/projects/${project}/merge_requests/${mergeRequest}`;
		const { comments, only_shown_lines, ...options } = given;
		if (comments)
			await draftComments(gitlab, at, {
				comments: comments as unknown as LineComment[],
				sha: options.sha,
				isTolerant: only_shown_lines === true,
			});
		const reviewed: Review = { at, project, iid: mergeRequest, verdict, options };
		const review = { ...reviewed, summary: await publishWith(summary, gitlab, reviewed) };
		await decide(gitlab, review).catch((error: unknown) => {
			throw afterPublishing(error);
		});
		return { iid: mergeRequest, verdict, published: true };
	},
});

interface Review extends Reviewed {
	verdict: (typeof VERDICTS)[number];
	options: IDataObject;
}

/**
 * Where GitLab refuses to publish, the summary goes: the next attempt brings its own.
 *
 * @returns the draft of the summary as GitLab had it
 */
async function publishWith(
	summary: string | undefined,
	gitlab: Gitlab,
	review: Review,
): Promise<IDataObject | undefined> {
	const drafts = path`${review.at}/draft_notes`;
	const draft = summary === undefined ? undefined : await gitlab.post(drafts, { note: summary });
	const isWorthSaying = review.verdict === 'request_changes' && canAskBack({ ...review, summary: draft });
	const state = isWorthSaying ? CHANGES_REQUESTED : undefined;
	await publishAll(gitlab, review.at, state).catch(async (error: unknown) => {
		// That it cannot be taken away matters less than why nothing was published.
		if (draft) await gitlab.delete(path`${drafts}/${Number(draft.id)}`).catch(() => {});
		throw error as Error;
	});
	return draft;
}

async function decide(gitlab: Gitlab, review: Review): Promise<void> {
	if (review.verdict === 'approve') await approved(gitlab, review.at, review.options);
	if (review.verdict === 'request_changes') await requestChanges(gitlab, review);
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
