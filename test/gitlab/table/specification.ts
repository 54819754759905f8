import type { Call, Route } from '../http/call';
import { pathNumber } from '../http/call';
import type { Keyset } from '../http/paging';
import type { Refusal } from '../http/refusal';
import type { Holding, User } from '../world/model';
import type { World } from '../world/world';
import type { Fields } from './fields';
import type { Place, Verb } from './places';
import type { Holder } from './rows';
import type { Rule } from './rules';

/** How a row is named in the path. */
export interface Key<T> {
	param: string;
	property: keyof T & string;
	find: (call: Call, rows: T[]) => T | undefined;
}

export const byNumber = <T>(param: string, property: keyof T & string): Key<T> => ({
	param,
	property,
	find: (call, rows) => {
		const wanted = pathNumber(call, param);
		return rows.find((row) => row[property] === wanted);
	},
});

export const byName = <T>(param: string, property: keyof T & string): Key<T> => ({
	param,
	property,
	find: (call, rows) => rows.find((row) => row[property] === call.params[param]),
});

/** What lists can be sorted by, the preset first. */
export interface Order<T> {
	by: Record<string, (row: T) => string | number | null>;
	preset: 'asc' | 'desc';
}

/** A plain resource: what GitLab's table of it looks like, and where it shows it. */
export interface Spec<T extends Holder & { id: number }, H extends Holder = Holding> {
	name: string;
	places: Array<Place<H>>;
	key: Key<T>;
	fields: Fields<T>;
	/** Whether an update must change something. */
	mustChange?: boolean;
	/** Where its rows are, if not in their holder's `rows`. */
	stored?: (holder: H) => T[];
	/** A new row where the world has its own way to make one. */
	make?: (world: World, by: User, holder: H, given: Partial<T>) => T;
	/** Otherwise: the properties of a new row that no request gives. */
	fresh?: (by: User, holder: H, world: World) => Partial<T>;
	/** Refuses what cannot be, new or changed. */
	check?: (row: T, call: Call) => void;
	/** What no two rows of a holder have in common, and the words about a second. */
	unique?: { by: (row: T) => string; refusal: (row: T) => Refusal };
	/** The rows that a list shows, if they are not those of its holder. */
	shown?: (call: Call, holder: H) => T[];
	filters?: Record<string, Rule<T>>;
	/** Without an order, rows come oldest first. */
	order?: Order<T>;
	/** Whether a list comes whole. */
	unpaged?: boolean;
	/** How lists can be walked without offsets, where they can. */
	keyset?: Keyset<T>['style'];
	entity: (call: Call, row: T, verb: Verb) => object;
	/** What else happens. */
	after?: (call: Call, row: T, verb: Verb) => void;
	/** Whether a deletion tells what is gone. */
	tellsDeleted?: boolean;
	/** What tests ask for: a new row, a change of it, and whatever else stands in the paths. */
	example: { create: object; update?: object; params?: Record<string, string> };
}

/** What can be said of any table, whatever its rows are. */
export interface AnyTable {
	routes: Route[];
	spec: Pick<Spec<never, never>, 'name' | 'example'> & {
		places: Array<{ path: string }>;
		key: { param: string; property: string };
		fields: Fields<Record<string, unknown>>;
		filters?: object;
		order?: { by: object };
	};
}
