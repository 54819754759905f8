import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, isFailure, path } from '../../client';
import { type Param, choice, isDigits, isEmpty, oneOf, options, required, text } from '../../fields';
import { project } from '../../fields/places';
import { type Field, write } from '../../operation';
import { publishAll } from '../draftNote';
import { globalId, inside, listIn } from '../shared/node';
import { approved } from './approvals';
import { mergeRequest } from './field';
import { type LineComment, comments, draftComments, onlyShownLines } from './reviewComments';

/** A merge request whose review is published. */
interface Reviewed {
	at: Path;
	project: string;
	iid: number;
	/** The summary while it was a draft: it tells whose review it is, and of what. */
	summary?: IDataObject;
}

/** What asks for changes while a review is published. Only new servers understand it, and older ones do not say so. */
const CHANGES_REQUESTED = { reviewer_state: 'requested_changes' };

const REQUEST_CHANGES = `mutation ($projectPath: ID!, $iid: String!) {
	mergeRequestRequestChanges(input: { projectPath: $projectPath, iid: $iid }) { errors }
}`;

const STANDING = `query ($id: MergeRequestID!) {
	mergeRequest(id: $id) {
		project { fullPath }
		reviewers(first: 100) { nodes { id mergeRequestInteraction { reviewState } } }
	}
}`;

/**
 * Whether one question tells what became of {@link CHANGES_REQUESTED}, and what else is needed where nothing did.
 * Only a project that was given by its ID is worth it: requesting changes wants its path.
 */
function canAskBack({ project, summary }: Reviewed): boolean {
	return isDigits(project) && summary !== undefined;
}

/**
 * Requests changes by the user behind the credential.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationmergerequestrequestchanges
 */
async function requestChanges(gitlab: Gitlab, reviewed: Reviewed): Promise<void> {
	const { isDone, projectPath } = canAskBack(reviewed)
		? await standingOf(gitlab, reviewed)
		: { projectPath: await fullPathOf(gitlab, reviewed.project) };
	if (isDone) return;
	await gitlab.graphql.send(REQUEST_CHANGES, { projectPath, iid: String(reviewed.iid) });
}

/** How the user stands to the merge request, and the path of its project. */
async function standingOf(gitlab: Gitlab, { project, summary }: Reviewed) {
	const id = globalId('MergeRequest', summary?.merge_request_id);
	const { mergeRequest: request } = await gitlab.graphql.send(STANDING, { id });
	const me = globalId('User', summary?.author_id);
	const own = listIn(inside(request, 'reviewers')).find((reviewer) => reviewer.id === me);
	const state = inside(own?.mergeRequestInteraction, 'reviewState');
	const known = inside(inside(request, 'project'), 'fullPath');
	return {
		isDone: state === 'REQUESTED_CHANGES',
		projectPath: typeof known === 'string' ? known : await fullPathOf(gitlab, project),
	};
}

/** Only GraphQL wants the path of a project that was given by its ID. */
async function fullPathOf(gitlab: Gitlab, project: string): Promise<string> {
	if (!isDigits(project)) return project;
	const { path_with_namespace } = await gitlab.once(`project ${project}`, async () => {
		return await gitlab.get(path`/projects/${project}`);
	});
	return String(path_with_namespace);
}

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
