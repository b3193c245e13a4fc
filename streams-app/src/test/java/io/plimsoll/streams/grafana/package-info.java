/**
 * What stands in the folder {@code grafana} and beside it, held against the service: dashboards against Grafana's schema and
 * its linter's rules, every metric and label in them and in the rules against the catalogue, the rules against promtool, the
 * files of docker-compose.yml against each other. {@code MonitoringIT} then asks every panel's every query of a Prometheus
 * that scrapes the running service.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.grafana;
