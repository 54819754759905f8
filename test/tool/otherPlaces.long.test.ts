import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import type { Operation } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { changesSomething, tryOut } from '../contract/attempts';
import { roundsOf } from '../contract/examples';
import { Worlds } from '../contract/worlds';
import type { RecordedRequest } from '../gitlab';
import { locator } from '../parameters';

/** What may be elsewhere: these fields are there to say where to. Of branches no more than the name is taken. */
const ELSEWHERE = [
	'Issue: Link',
	'Issue: Target Issue',
	'Merge Request: Blocking Merge Request',
	'Merge Request: Dependency',
	'Merge Request: Source Branch',
	'Merge Request: Target Branch',
	// It has the same ID in all its places.
	'Runner: Runner',
	'Vulnerability: Target Issue',
	'Work Item: Parent',
	'Work Item: Target',
];

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, { resource, operation }] as const),
);

/** Whether no place is chosen that a URL could be another one than. */
const isAnywhere = ({ belongsTo }: IDataObject) =>
	['everywhere', 'instance', 'me'].includes(belongsTo as string);

const isElsewhere = ({ path, query, body }: RecordedRequest) =>
	/group(?:%2F|\/)project/.test(JSON.stringify([path, query, body]));

interface Place {
	label: string;
	/** The page of such a thing below the server's address: `group/project/-/issues/12`. */
	page: string;
	holder: IDataObject;
	name: string;
}

/** The locators in the parameters whose things have pages within a project or group. */
function locatorsIn(operation: Operation, parameters: IDataObject): Place[] {
	const within = (property: INodeProperties, holder: IDataObject, isRow = false): Place[] => {
		const { name, type, displayName, modes = [], options = [] } = property;
		const isShown = NodeHelpers.displayParameter(holder as never, property, { typeVersion: 1 }, null);
		if (holder[name] === undefined || (isRow && !isShown)) return [];
		const example = modes.find((mode) => mode.name === 'url')?.placeholder ?? '';
		if (type === 'resourceLocator' && example.includes('/-/'))
			return [{ label: displayName, page: example.replace('e.g. https://gitlab.com/', ''), holder, name }];
		const held = holder[name] as IDataObject;
		if (type === 'collection') return (options as INodeProperties[]).flatMap((each) => within(each, held));
		if (type !== 'fixedCollection') return [];
		const [{ name: list, values }] = options as INodePropertyCollection[];
		return values.flatMap((each) => within(each, (held[list] as IDataObject[])[0], true));
	};
	return propertiesOfOperation(operation).flatMap((each) => within(each, parameters));
}

/** Each operation is tried many times. */
const LONG_MS = 300_000;

describe('a URL of another project or group than the one that the builder has fixed', () => {
	let worlds: Worlds;
	const taken = new Set<string>();
	let refused = 0;

	beforeAll(async () => {
		worlds = await Worlds.open();
	});
	afterAll(async () => await worlds.close());

	test.each(cases)(
		'%s: %s',
		async (resource, _operation, one) => {
			const tried = new Set<string>();
			for (let round = 0; round < roundsOf(one.operation); round += 1) {
				let label: string | undefined;
				do {
					label = undefined;
					let isSeen = false;
					const given = (parameters: IDataObject) => {
						isSeen = true;
						const kindOf = (place: Place) => [place.label, parameters.belongsTo, parameters.commentOn].join();
						const places = isAnywhere(parameters) ? [] : locatorsIn(one.operation, parameters);
						const place = places.find((each) => !tried.has(kindOf(each)));
						if (!place) throw new Error('There is nothing new to try');
						tried.add(kindOf(place));
						({ label } = place);
						place.holder[place.name] = locator(`${worlds.gitlab.url}/${place.page}`, 'url');
						return parameters;
					};
					const trial = { ...one, round, asTool: true, optional: () => true, given };
					const attempts = await tryOut(worlds, trial, () => isSeen);
					const { fault = '', asked } = attempts[attempts.length - 1];
					if (label === undefined) continue;
					if (!/is of another (?:project|group)\b/.test(fault)) {
						taken.add(`${resource}: ${String(label)}`);
						continue;
					}
					refused += 1;
					expect(fault).toContain(`The URL in '${String(label)}' is of another`);
					const wrong = asked.filter((request) => changesSomething(request) || isElsewhere(request));
					expect(wrong).toEqual([]);
				} while (label !== undefined);
			}
			expect([...taken].filter((each) => !ELSEWHERE.includes(each))).toEqual([]);
		},
		LONG_MS,
	);

	test('is refused in most fields, and taken where things may be elsewhere', () => {
		expect(refused).toBeGreaterThan(200);
		expect(ELSEWHERE).toEqual([...taken].sort());
	});
});
