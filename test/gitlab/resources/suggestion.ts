import { need } from '../http/access';
import type { Call, Route } from '../http/call';
import { pathNumber } from '../http/call';
import { badParameter, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { Diff, MergeRequest, Note, Suggestion } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

/** A fence, how many lines above and below, the text, and the same fence. */
const BLOCK = /^(`{3,})suggestion(?::-(\d+)\+(\d+))?\n([^]*?)\n?\1$/gm;

/** The suggestions in a comment on lines of a diff. */
export function suggestionsIn(world: World, { body, position }: Note, diffs: Diff[]): Suggestion[] {
	const line = position?.new_line;
	if (!line) return [];
	const lines = diffs.find(({ new_path }) => new_path === position.new_path)?.lines ?? [];
	return [...body.matchAll(BLOCK)].map(([, , above = '0', below = '0', text = '']) => {
		const [from_line, to_line] = [line - Number(above), line + Number(below)];
		const meant = lines.filter((each) => each.new !== null && each.new >= from_line && each.new <= to_line);
		return {
			id: world.next('suggestion'),
			from_line,
			to_line,
			appliable: true,
			applied: false,
			from_content: meant.map((each) => `${each.text}\n`).join(''),
			to_content: `${text}\n`,
		};
	});
}

interface Found {
	request: MergeRequest;
	suggestion: Suggestion;
}

function find(call: Call, id: number): Found {
	for (const { merge_requests } of call.world.projects)
		for (const request of merge_requests.values())
			for (const suggestion of request.notes.flatMap(({ suggestions }) => suggestions))
				if (suggestion.id === id) return { request, suggestion };
	throw notFound();
}

/** Applies suggestions with one commit on the branch of their merge request. */
function apply(call: Call, found: Found[]): Suggestion[] {
	const [first] = found;
	if (!first) throw badParameter('ids is empty');
	const { request } = first;
	const author = need(call, request.project, LEVEL.developer);
	if (found.some(({ suggestion }) => !suggestion.appliable))
		throw new Refusal(400, { message: '400 Bad request - A suggestion is not applicable.' });
	const message = values.text(call.input, 'commit_message') ?? `Apply ${found.length} suggestion(s)`;
	call.world.commitTo(request.project, request.source_branch, { message, author });
	return found.map(({ suggestion }) => Object.assign(suggestion, { applied: true, appliable: false }));
}

/** @see https://docs.gitlab.com/api/suggestions/ */
export const suggestionRoutes: Route[] = [
	['PUT', 'suggestions/:id/apply', (call) => apply(call, [find(call, pathNumber(call, 'id'))])[0]],
	[
		'PUT',
		'suggestions/batch_apply',
		(call) => {
			values.required(call.input, 'ids');
			return apply(
				call,
				(values.integers(call.input, 'ids') ?? []).map((id) => find(call, id)),
			);
		},
	],
];
