import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import type { Operation } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import type { Attempt } from '../contract/attempts';
import { FILES, tryOut } from '../contract/attempts';
import { roundsOfForms } from '../contract/examples';
import { Worlds } from '../contract/worlds';
import { runGitlab } from '../engine';
import { credentialsFor } from '../parameters';
import { allHidden, commandsIn, HIDDEN, textsIn } from './hiding';

/** GitLab's parameters that hold prose go by such names. */
const PROSE = /^\w*(?:description|body|note|message|comment|content|summary|template|text|reason)\w*$/i;

/** Prose in which GitLab looks for no quick actions: it shows, keeps or runs it as it is. */
const NO_COMMANDS = new Set([
	'Access Token: description',
	'CI/CD Variable: description',
	'Commit: content',
	'Commit: description',
	'Deployment: comment',
	'Environment: description',
	'Feature Flag: description',
	'File: content',
	'Group: description',
	// Of the timeline, and of the time spent.
	'Issue: note',
	'Issue: summary',
	// An input of a pipeline, by the name that is given here.
	'Job: description',
	'Label: description',
	'Merge Request: summary',
	'Milestone: description',
	'Pipeline Schedule: description',
	'Pipeline: description',
	'Project: commit_message_negative_regex',
	'Project: commit_message_regex',
	'Project: description',
	'Project: issue_branch_template',
	'Project: merge_request_title_regex_description',
	'Project: template_name',
	'Release: description',
	'Release: tag_message',
	'Runner: description',
	'Runner: maintenance_note',
	'Service Account: description',
	'Snippet: content',
	'Snippet: description',
	'Tag: message',
	'User: message',
	'User: note',
	'Vulnerability: comment',
	'Webhook: custom_webhook_template',
	'Webhook: description',
	'Wiki Page: content',
]);

const writing = resources
	.filter(({ name }) => name !== 'API Call')
	.flatMap((resource) =>
		resource.operations
			.filter(({ effect }) => effect === 'write')
			.map((operation) => [resource.name, operation.name, { resource, operation }] as const),
	);

const PLAIN = 'Some text\n\n/close';
const ESCAPED = 'Some text\n\n\\/close';
const ways = Object.values(HIDDEN);
const hiddenTexts = ways.map(allHidden);

/** The way to a value in a node's parameters. */
type Way = ReadonlyArray<string | number>;

/** Where a text can be written in the parameters, and what it then is. */
function waysToTexts(operation: Operation, parameters: IDataObject): Way[] {
	const within = (property: INodeProperties, at: Way, given: unknown): Way[] => {
		if (given === undefined) return [];
		const { name, type, options = [] } = property;
		const here = [...at, name];
		if (type === 'string' || type === 'json') return [here];
		const members = type === 'collection' ? (options as INodeProperties[]) : [];
		const held = given as IDataObject;
		if (type !== 'fixedCollection') return members.flatMap((each) => within(each, here, held[each.name]));
		const [{ name: list, values }] = options as INodePropertyCollection[];
		const [row] = held[list] as IDataObject[];
		return values.flatMap((each) => within(each, [...here, list, 0], row[each.name]));
	};
	return propertiesOfOperation(operation).flatMap((each) => within(each, [], parameters[each.name]));
}

/** The parameters with a text at all these places; an object of JSON gets it as its description. */
function written(parameters: IDataObject, places: Way[], text: string): IDataObject {
	const copy = structuredClone(parameters);
	for (const place of places) {
		const holder = place.slice(0, -1).reduce<IDataObject>((at, key) => at[key] as IDataObject, copy);
		const key = String(place.at(-1));
		holder[key] = holder[key] === '{}' ? { description: text } : text;
	}
	return copy;
}

/** Each operation is tried many times. */
const LONG_MS = 300_000;

describe('what a model writes runs no quick action', () => {
	let worlds: Worlds;
	const uninterpreted = new Set<string>();

	beforeAll(async () => {
		worlds = await Worlds.open();
	});
	afterAll(async () => await worlds.close());

	/** What is sent by an operation that has succeeded, with the texts at all these places, each as an item. */
	async function sentWith({ parameters, token }: Attempt, places: Way[], texts: string[]) {
		await worlds.enter(String(parameters.resource));
		const { gitlab } = worlds;
		const given = written(parameters, places, '={{ $json.text }}');
		const { json, error } = await runGitlab(given, {
			credentials: credentialsFor(gitlab, token),
			input: texts.map((text) => ({ text })),
			files: texts.map(() => FILES),
			onError: 'continueRegularOutput',
			asTool: true,
		});
		const changing = gitlab.requests.filter(({ method }) => method !== 'GET');
		return {
			isRefused: error !== undefined || json.some((row) => 'error' in row),
			texts: changing.flatMap(({ path, query, body }) =>
				textsIn([query, body]).map(([name, text]) => ({ name, text, path: path.replace(/\d+/g, '1') })),
			),
		};
	}

	/** What is sent of a text at all places at once, or else at one after the other. */
	async function sentAnyhow(attempt: Attempt, places: Way[]) {
		const together = await sentWith(attempt, places, [PLAIN]);
		if (!together.isRefused) return [{ places, texts: together.texts }];
		const alone = [];
		for (const place of places)
			alone.push({ places: [place], texts: (await sentWith(attempt, [place], [PLAIN])).texts });
		return alone;
	}

	test.each(writing)(
		'%s: %s',
		async (resource, _operation, one) => {
			const [tried, plain] = [new Set<string>(), new Set<string>()];
			for (let round = 0; round < roundsOfForms(one.operation); round += 1) {
				const attempts = await tryOut(worlds, { ...one, round, asTool: true, optional: () => true });
				const attempt = attempts[attempts.length - 1];
				const all = waysToTexts(one.operation, attempt.parameters);
				for (const { places, texts } of await sentAnyhow(attempt, all)) {
					for (const { name, text } of texts)
						if (PROSE.test(name) && commandsIn(text).length) plain.add(`${resource}: ${name}`);
					const guarded = texts.filter(({ text }) => text.includes(ESCAPED)).map(kindOf);
					if (guarded.every((kind) => tried.has(kind))) continue;
					guarded.forEach((kind) => tried.add(kind));
					const isGuarded = (each: { name: string; path: string }) => guarded.includes(kindOf(each));
					const asItems = (await sentWith(attempt, places, hiddenTexts)).texts.filter(isGuarded);
					// Some things can be done once only.
					const isOnce = asItems.length < hiddenTexts.length;
					for (const text of isOnce ? hiddenTexts : [])
						asItems.push(...(await sentWith(attempt, places, [text])).texts.filter(isGuarded));
					const hidden = asItems.map(({ text }) => text);
					expect(hidden.filter(({ length }) => length > 1_000).length).toBeGreaterThanOrEqual(ways.length);
					expect(hidden.flatMap(commandsIn)).toEqual([]);
				}
			}
			plain.forEach((each) => uninterpreted.add(each));
			expect([...plain].filter((each) => !NO_COMMANDS.has(each))).toEqual([]);
		},
		LONG_MS,
	);

	/** What is written can be part of the path, as a file's is. */
	const kindOf = ({ name, path }: { name: string; path: string }) =>
		`${name} ${path.replace(/[^/]*%[^/]*/g, '*')}`;

	test('no text is said to be none without being sent', () => {
		expect([...NO_COMMANDS].sort()).toEqual([...uninterpreted].sort());
	});
});
