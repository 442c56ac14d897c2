# Roster in one image; ROSTER_ROLE chooses what a container does (see compose.yaml).
FROM node:24-slim AS build
WORKDIR /roster
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
RUN npx prisma generate && npx vite build --config frontend/vite.config.ts

FROM node:24-slim
WORKDIR /roster
ENV NODE_ENV=production ROSTER_HOST=0.0.0.0 ROSTER_DATA=/data
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /roster/backend ./backend
COPY --from=build /roster/simulators ./simulators
COPY --from=build /roster/prisma ./prisma
COPY --from=build /roster/atlassian-connect*.json ./
COPY --from=build /roster/frontend/dist ./frontend/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "--heap-growing-percent=60", "backend/main.ts"]
