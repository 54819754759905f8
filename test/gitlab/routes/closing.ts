import type { Issue, MergeRequest } from '../world/model';

const CLOSING =
	/\b(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):? +((?:#\d+(?:,? +(?:and +)?|,)?)+)/gi;

function issuesIn(request: MergeRequest, text: string): Issue[] {
	const iids = [...text.matchAll(/#(\d+)/g)].map(([, iid]) => Number(iid));
	return [...new Set(iids)].flatMap((iid) => request.project.issues.get(iid) ?? []);
}

const words = (request: MergeRequest) =>
	[
		request.title,
		request.description ?? '',
		...(request.versions[0]?.commits ?? []).map((each) => each.message),
	].join('\n');

/** The issues that merging will close: 'Closes #1, #2' in the description, title or a commit. */
export function closedIssues(request: MergeRequest): Issue[] {
	const closing = [...words(request).matchAll(CLOSING)].map(([, references]) => references).join(' ');
	return issuesIn(request, closing);
}

/** The issues of which a merge request speaks at all. */
export function mentionedIssues(request: MergeRequest): Issue[] {
	return issuesIn(request, [words(request), ...request.notes.map((note) => note.body)].join('\n'));
}
