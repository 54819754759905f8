import { type Gitlab, path } from '../../client';
import { at } from './hookError';
import type { Place } from './places';

/**
 * The same places, each with what tells its deliveries apart, and each only once, whatever it was called.
 *
 * @throws PlaceFailure where one is not there
 */
export async function identified(gitlab: Gitlab, places: readonly Place[]): Promise<Place[]> {
	const known = await Promise.all(
		places.map(async (place) => {
			const { id } = await at(
				{ ...place, key: '' },
				async () => await gitlab.get(path`/projects/${place.holderId ?? ''}`),
			);
			return { ...place, key: String(id) };
		}),
	);
	return known.filter(({ key }, index) => known.findIndex((other) => other.key === key) === index);
}
