FROM node:24-bookworm-slim

WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

COPY package.json package-lock.json .npmrc ./
RUN npm ci

COPY . .
RUN npm run build \
  && mkdir /data \
  && chown -R node:node /app /data

USER node
EXPOSE 3120
VOLUME /data
CMD ["npm", "start", "--", "--seed", "empty"]
