import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { compareValues, page } from '../http/paging';
import { Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { Holding, User } from '../world/model';
import type { World } from '../world/world';
import { givenOf, initialOf, parametersOf, requiredOf } from './fields';
import type { May, Place, Verb } from './places';
import { allow } from './places';
import type { Holder } from './rows';
import { rowsIn } from './rows';
import { passing } from './rules';
import type { Order, Spec } from './specification';

/** A plain resource, served as its specification says. */
export class Table<T extends Holder & { id: number }, H extends Holder = Holding> {
	readonly routes: Route[];

	constructor(readonly spec: Spec<T, H>) {
		this.routes = spec.places.flatMap((place) => this.routesOf(place));
	}

	/** The rows of a holder, oldest first. */
	of(holder: H): T[] {
		return this.spec.stored?.(holder) ?? rowsIn<T>(holder, this.spec.name);
	}

	/** The row that a path names. */
	one(call: Call, place: Place<H>): T {
		const row = this.spec.key.find(call, this.of(place.holder(call)));
		if (!row) throw new Refusal(404, { message: place.missing ?? '404 Not found' });
		return row;
	}

	/** Adds a row to a world, as seeds do. */
	add(world: World, by: User, holder: H, given: Partial<T>): T {
		const row = this.newRow(world, by, holder, given);
		this.of(holder).push(row);
		return row;
	}

	/** Places of rows that hang on the rows of this table. */
	below(what: string, may: May): Array<Place<T>> {
		return this.spec.places.map((place) => ({
			path: `${place.path}/:${this.spec.key.param}/${what}`,
			holder: (call) => this.one(call, place),
			roles: place.roles,
			may,
		}));
	}

	private newRow(world: World, by: User, holder: H, given: Partial<T>): T {
		const { name, fields, make, fresh } = this.spec;
		if (make) return make(world, by, holder, given);
		const now = world.now();
		const own = { id: world.next(name), holder, created_at: now, updated_at: now };
		return { ...own, ...initialOf(fields), ...fresh?.(by, holder, world), ...given } as object as T;
	}

	private list(call: Call, place: Place<H>): object[] {
		const { shown, filters = {}, order, unpaged, keyset: style, entity } = this.spec;
		const holder = place.holder(call);
		const rows = passing(call, shown?.(call, holder) ?? this.of(holder), filters);
		const shownRow = (row: T) => entity(call, row, 'list');
		if (unpaged) return sorted(call, rows, order).map(shownRow);
		const keyset = style && { keys: order?.by ?? {}, defaultKey: 'id', style };
		return page(call, sorted(call, rows, order), shownRow, { keyset });
	}

	private create(call: Call, place: Place<H>): object {
		const { fields, after, entity } = this.spec;
		values.required(call.input, ...requiredOf(fields));
		const holder = place.holder(call);
		const row = this.newRow(call.world, me(call), holder, givenOf(fields, 'create', call.input));
		this.check(call, row, this.of(holder));
		this.of(holder).push(row);
		after?.(call, row, 'create');
		return entity(call, row, 'create');
	}

	private update(call: Call, place: Place<H>): object {
		const { fields, mustChange, after, entity } = this.spec;
		const row = this.one(call, place);
		if (mustChange) {
			values.someOf(
				call.input,
				parametersOf(fields, 'update').map(([name]) => name),
			);
		}
		const others = this.of(place.holder(call)).filter((other) => other !== row);
		const now = 'updated_at' in row ? { updated_at: call.world.now() } : {};
		const changed = { ...row, ...givenOf(fields, 'update', call.input), ...now };
		this.check(call, changed, others);
		Object.assign(row, changed);
		after?.(call, row, 'update');
		return entity(call, row, 'update');
	}

	private delete(call: Call, place: Place<H>): unknown {
		const { tellsDeleted, after, entity } = this.spec;
		const row = this.one(call, place);
		const rows = this.of(place.holder(call));
		rows.splice(rows.indexOf(row), 1);
		after?.(call, row, 'delete');
		return tellsDeleted ? entity(call, row, 'delete') : undefined;
	}

	private check(call: Call, row: T, others: T[]): void {
		const { check, unique } = this.spec;
		if (unique && others.some((other) => unique.by(other) === unique.by(row))) throw unique.refusal(row);
		check?.(row, call);
	}

	private routesOf(place: Place<H>): Route[] {
		const one = `${place.path}/:${this.spec.key.param}`;
		const routes: Record<Verb, Route> = {
			list: ['GET', place.path, (call) => this.list(call, place)],
			create: ['POST', place.path, (call) => this.create(call, place)],
			get: ['GET', one, (call) => this.spec.entity(call, this.one(call, place), 'get')],
			update: [place.updatedBy ?? 'PUT', one, (call) => this.update(call, place)],
			delete: ['DELETE', one, (call) => this.delete(call, place)],
		};
		return (Object.keys(routes) as Verb[])
			.filter((verb) => place.verbs?.includes(verb) ?? true)
			.map((verb) => {
				const [method, path, handle] = routes[verb];
				return [
					method,
					path,
					(call) => {
						allow(call, place, verb);
						return handle(call);
					},
				];
			});
	}
}

function sorted<T extends { id: number }>(call: Call, rows: T[], order?: Order<T>): T[] {
	const names = Object.keys(order?.by ?? {});
	const wanted = names.length > 1 ? values.choice(call.input, 'order_by', names) : undefined;
	const key = order?.by[wanted ?? names[0] ?? ''] ?? (({ id }: T) => id);
	const direction = order ? (values.choice(call.input, 'sort', ['asc', 'desc']) ?? order.preset) : 'asc';
	const sign = direction === 'asc' ? 1 : -1;
	return [...rows].sort((a, b) => sign * (compareValues(key(a), key(b)) || a.id - b.id));
}
