import type { LocatorSpec } from '../../../nodes/Gitlab/fields/locator';
import { places } from './places';
import { things } from './things';

/**
 * Every locator of the node as it was defined: what n8n is told of them has no patterns, and to run an operation for
 * each of hundreds of addresses would take minutes.
 */
const mockSpecs: Array<LocatorSpec<string, unknown>> = [];

jest.mock('../../../nodes/Gitlab/fields/locator', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/Gitlab/fields/locator')>(
		'../../../nodes/Gitlab/fields/locator',
	);
	const locator: typeof actual.locator = (spec) => {
		mockSpecs.push(spec as never);
		return actual.locator(spec);
	};
	return { ...actual, locator };
});

beforeAll(async () => void (await import('../../../nodes/Gitlab/Gitlab.node')));

const specOf = (name: string) => mockSpecs.find((spec) => spec.name === name && spec.url);

/** What is taken out of a URL: the pattern's only group, or undefined where it does not fit. */
function extracted(name: string, url: string): string | undefined {
	const pattern = specOf(name)?.url?.pattern;
	if (pattern === undefined) throw new Error(`There is no locator '${name}' with URLs`);
	return new RegExp(pattern).exec(url)?.[1];
}

const tables = { ...places, ...things };

describe.each(Object.entries(tables))('%s', (name, { found, refused }) => {
	test.each(Object.entries(found))('%s leads to %s', (url, expected) => {
		expect(extracted(name, url)).toBe(expected);
		expect(extracted(name, ` ${url}\t\n`)).toBe(expected);
	});

	test.each(refused)('%s leads to none', (url) => {
		expect(extracted(name, url)).toBeUndefined();
	});
});

test('every locator that takes a URL shares its pattern with one that is tried here', () => {
	const tried = Object.keys(tables).map((name) => specOf(name)?.url?.pattern);
	const untried = mockSpecs.filter(({ url }) => url && !tried.includes(url.pattern));
	expect([...new Set(untried.map(({ name }) => name))]).toEqual([]);
});

test('the examples that the editor shows are ones that are understood', () => {
	const wrong = mockSpecs.filter(({ url, id }) => {
		const isUrl = !url || new RegExp(url.pattern).exec(url.example)?.[1];
		return !isUrl || (id.pattern !== undefined && !new RegExp(`^(?:${id.pattern})$`).test(id.example));
	});
	expect(wrong.map(({ name }) => name)).toEqual([]);
	expect(mockSpecs.some(({ url }) => url && new RegExp(url.pattern).test('https://example.com'))).toBe(false);
});
