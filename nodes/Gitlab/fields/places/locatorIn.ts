import type { Item } from '../../item';
import type { Field } from '../../operation';
import type { ChoiceSpec } from '../chosen';
import { type LocatorSpec, addressIn, locator } from '../locator';
import { type Param, labelOf, required } from '../param';
import { type PagePlace, chosenPath, isAbove, isSamePath, placeOfPage } from './pagePlace';

/** In what place a field's things are. */
export interface Belonging {
	/** The chosen project, the chosen group, or whichever of them is chosen. */
	to: 'project' | 'group' | 'either';
	/** In what other places the same things show: in the groups above theirs, or also in all that is below. */
	alsoIn?: 'above' | 'aboveAndBelow';
	/** Where the page of such a thing is, if its URL does not begin with its place. */
	placeOf?(url: string, item: Item, kind: PagePlace['kind']): PagePlace | undefined;
}

/**
 * A locator for what belongs to a place. It refuses a URL that leads into another one: what identifies a thing
 * there would silently mean something else here.
 */
export function locatorIn<K extends string, V>(
	belonging: Belonging | Belonging['to'],
	spec: LocatorSpec<K, V>,
): Param<K, V> {
	const {
		to,
		alsoIn,
		placeOf = placeOfPage,
	}: Belonging = typeof belonging === 'string' ? { to: belonging } : belonging;
	const param = locator(spec);
	return {
		...param,
		convert: async (given, item, path) => {
			const address = addressIn(given);
			const place = address && placeOf(address, item, to === 'either' ? 'project' : to);
			const chosen = place && (await chosenPlace(to, item));
			if (chosen && !fits(place, chosen, alsoIn)) refuse(spec.displayName, place, chosen, item);
			return await param.convert(given, item, path);
		},
	};
}

/** The thing of a place that an operation works on. */
export function chosenIn<K extends string, V>(
	belonging: Belonging | Belonging['to'],
	spec: ChoiceSpec<K, V>,
): Field<K, V> {
	return required(locatorIn(belonging, { displayName: labelOf(spec.name), ...spec }));
}

async function chosenPlace(to: Belonging['to'], item: Item): Promise<PagePlace | undefined> {
	for (const kind of ['group', 'project'] as const) {
		if (to !== kind && to !== 'either') continue;
		const path = await chosenPath(kind, item);
		if (path !== undefined) return { kind, path };
	}
	return undefined;
}

function fits(place: PagePlace, chosen: PagePlace, alsoIn: Belonging['alsoIn']): boolean {
	if (place.kind === chosen.kind && isSamePath(place.path, chosen.path)) return true;
	if (alsoIn && place.kind === 'group' && isAbove(place.path, chosen.path)) return true;
	return alsoIn === 'aboveAndBelow' && chosen.kind === 'group' && isAbove(chosen.path, place.path);
}

function refuse(label: string, place: PagePlace, chosen: PagePlace, item: Item): never {
	const field = chosen.kind === 'group' ? "'Group'" : "'Project'";
	return item.fail(
		`The URL in '${label}' is of another ${chosen.kind}`,
		`It belongs to the ${place.kind} ${place.path}, but ${field} is ${chosen.path}. Change ${field}, or use a URL of ${chosen.path}.`,
	);
}
