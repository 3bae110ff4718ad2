import { fileURLToPath } from 'node:url';

/**
 * Where drizzle-kit writes the migrations. The compiler copies no SQL, so the compiled code reads them from the
 * sources too: `src/storage` and `dist/storage` lie equally deep in the package.
 */
export const migrationsFolder = fileURLToPath(new URL('../../src/storage/migrations', import.meta.url));
