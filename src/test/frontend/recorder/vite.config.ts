import { defineConfig } from "vite";

export default defineConfig({
    build: { outDir: "../../../../target/recorder-page", emptyOutDir: true, target: "esnext" },
});
