import path from 'node:path';

declare const files: string[];
declare const root: string;

for (const file of files) describe(path.relative(root, file), () => void jest.requireActual(file));
