import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Gitlab } from '../../../nodes/Gitlab/Gitlab.node';
import { places } from './places';
import { things } from './things';

/** A property, and those in its collections and their rows. */
function withMembers(property: INodeProperties): INodeProperties[] {
	if (property.type === 'fixedCollection') {
		const [list] = property.options as INodePropertyCollection[];
		return [property, ...list.values.flatMap(withMembers)];
	}
	const members = property.type === 'collection' ? (property.options as INodeProperties[]) : [];
	return [property, ...members.flatMap(withMembers)];
}

/** Every locator of the node by name. */
const locators = new Map(
	new Gitlab().description.properties
		.flatMap(withMembers)
		.filter(({ type }) => type === 'resourceLocator')
		.map((property) => [property.name, property]),
);

/** The pattern of the URLs that a locator takes. */
function patternOf(property?: INodeProperties): string | undefined {
	const mode = property?.modes?.find(({ name }) => name === 'url');
	const rules = mode?.validation as Array<{ properties: { regex: string } }> | undefined;
	return rules?.[0].properties.regex;
}

/** What is taken out of a URL: the pattern's only group, or undefined where it does not fit. */
function extracted(name: string, url: string): string | undefined {
	return new RegExp(patternOf(locators.get(name)) ?? '(?!)').exec(url)?.[1];
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
	const tried = Object.keys(tables).map((name) => patternOf(locators.get(name)));
	const untried = [...locators.values()].filter((property) => {
		const pattern = patternOf(property);
		return pattern !== undefined && !tried.includes(pattern);
	});
	expect(untried.map(({ name }) => name)).toEqual([]);
});
