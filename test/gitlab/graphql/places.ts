import { canSee } from '../http/access';
import type { Holding } from '../world/model';
import { customFieldsOf, STATUSES, workItemsIn } from '../world/planning';
import type { Asking } from './asking';
import type { PageOf } from './connection';
import { connectionOf } from './connection';
import { workItemEntity } from './workItems/entity';
import { canSeeItem, workItemConnection } from './workItems/list';
import { fieldEntity, statusEntity, typeEntity, typesIn } from './workItems/types';

/** The project or group at a path, if the asker may know of it. */
export function findHolding({ world, user }: Asking, fullPath: string): Holding | undefined {
	const isThere = ({ full }: { full: string }) => full.toLowerCase() === fullPath.toLowerCase();
	const holder =
		world.projects.find((project) => isThere({ full: project.path_with_namespace })) ??
		world.groups.find((group) => isThere({ full: group.full_path }));
	return holder && canSee({ world }, holder, user) ? holder : undefined;
}

/** A project or group as a namespace: what is planned there, and with what. */
export function namespaceOf(asking: Asking, fullPath: string) {
	const { world } = asking;
	const holder = findHolding(asking, fullPath);
	if (!holder) return null;
	const fields = ({ search }: { search?: string | null }) =>
		customFieldsOf(holder).filter(({ name }) => name.toLowerCase().includes((search ?? '').toLowerCase()));
	return {
		fullPath,
		workItem: ({ iid }: { iid: string }) => {
			const item = workItemsIn(holder).find(({ thing }) => String(thing.iid) === iid);
			return item && canSeeItem(asking, item) ? workItemEntity(world, item) : null;
		},
		workItems: (given: PageOf) => workItemConnection(asking, holder, { ...given }),
		workItemTypes: (page: PageOf) =>
			connectionOf(typesIn(world, holder), page, (name) => typeEntity(world, holder, name)),
		statuses: (page: PageOf) => (world.premium ? connectionOf(STATUSES, page, statusEntity) : null),
		customFields: (given: PageOf & { search?: string | null }) =>
			world.premium ? connectionOf(fields(given), given, fieldEntity) : null,
	};
}
