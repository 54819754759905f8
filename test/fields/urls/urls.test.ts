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

/** What n8n's editor and engine take out of a URL: the pattern's only group, or undefined where it does not fit. */
function extracted(name: string, url: string): string | undefined {
	const mode = locators.get(name)?.modes?.find((one) => one.name === 'url');
	const { regex } = mode?.extractValue as { regex: string };
	return new RegExp(regex).exec(url)?.[1];
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
	const patternOf = ({ modes }: INodeProperties) =>
		(modes?.find((one) => one.name === 'url')?.extractValue as { regex: string } | undefined)?.regex;
	const tried = Object.keys(tables).map((name) => patternOf(locators.get(name) as INodeProperties));
	const untried = [...locators.values()].filter((property) => {
		const pattern = patternOf(property);
		return pattern !== undefined && !tried.includes(pattern);
	});
	expect(untried.map(({ name }) => name)).toEqual([]);
});
