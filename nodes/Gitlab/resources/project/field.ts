import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { project } from '../../fields/places/project';

/** The chosen project's path. */
export const at = compose('at', [project], async (item) => path`/projects/${await project.read(item)}`);
