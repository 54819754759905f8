import type { Suggestion } from '../../gitlab';
import { Scene } from '../../scene';
import { Reviewed } from '../review/reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);
const run = async (operation: string, parameters = {}, input = [{}]) =>
	await scene.run({ resource: 'comment', operation, ...parameters }, { input });

/** Suggests other text for lines of the changes, as threads do. */
async function suggest(...lines: number[]): Promise<Suggestion[]> {
	const place = { ...reviewed.place, positionAs: 'line', filePath: 'src/cart.ts' };
	for (const line of lines) {
		const body = { body: 'Better:', suggestion: `line ${line}` };
		await scene.run({ resource: 'thread', operation: 'create', ...place, ...body, line });
	}
	scene.gitlab.requests.length = 0;
	return reviewed.request.notes.flatMap(({ suggestions }) => suggestions);
}

const simple = (changes: object = {}) => ({
	id: expect.any(Number) as number,
	from_line: 8,
	to_line: 8,
	appliable: false,
	applied: true,
	from_content: 'cart 8\n',
	to_content: 'line 8\n',
	...changes,
});

test('one is applied with a message of its own', async () => {
	const [{ id }] = await suggest(8);
	const options = { commit_message: 'Say eight' };
	const { json } = await run('applySuggestion', { suggestion: String(id), options });
	expect(scene.sent).toEqual([['PUT', `/suggestions/${id}/apply`, {}, options]]);
	expect(json).toEqual([simple()]);
	const { branches } = scene.seeded.projects.website;
	expect(branches.get('rework-cart')?.commits[0].message).toBe('Say eight');
});

test('several are applied in one request, whether as text or as a comment has them', async () => {
	const suggestions = await suggest(8, 9);
	const ids = suggestions.map(({ id }) => id);
	const { json } = await run('applySeveralSuggestions', { suggestions: '={{ $json.all }}' }, [
		{ all: structuredClone(suggestions) },
	]);
	expect(scene.sent).toEqual([['PUT', '/suggestions/batch_apply', {}, { ids }]]);
	expect(json).toEqual([
		simple(),
		simple({ from_line: 9, to_line: 9, from_content: 'cart 9\n', to_content: 'line 9\n' }),
	]);
	await run('applySeveralSuggestions', { suggestions: '7, 9' });
	expect(scene.sent.at(-1)?.[3]).toEqual({ ids: [7, 9] });
});

test.each([
	['applied twice', 'applySuggestion', { suggestion: '1' }, 'A suggestion is not applicable'],
	['that is not there', 'applySuggestion', { suggestion: '404' }, '404'],
	['several for one', 'applySuggestion', { suggestion: '1, 2' }, "'Suggestion ID' must be one number"],
	['by words', 'applySuggestion', { suggestion: 'first' }, "'Suggestion ID' must only hold numbers"],
	['none', 'applySeveralSuggestions', { suggestions: '={{ "" }}' }, "'Suggestion IDs' is empty"],
	['some that is not there', 'applySeveralSuggestions', { suggestions: '404' }, '404'],
])('%s is refused', async (_what, operation, parameters, message) => {
	await suggest(8);
	await run('applySuggestion', { suggestion: '1' });
	const { error } = await run(operation, parameters);
	expect(error?.message).toContain(message);
});
