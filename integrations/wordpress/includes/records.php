<?php
/**
 * Counts decisions at an address of the site's own: one number for each day, language, place and set of answers. No
 * address, no browser, no id is kept, here or in the record itself.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/** The longest record there is, in bytes: twice what a page with many exceptions sends. */
const LONGEST_RECORD = 2000;

add_action( 'rest_api_init', __NAMESPACE__ . '\\register_records' );
add_action( 'update_option_' . OPTION, __NAMESPACE__ . '\\create_records_table' );
add_action( 'add_option_' . OPTION, __NAMESPACE__ . '\\create_records_table' );

/** The table's name on this site. */
function records_table(): string {
	return $GLOBALS['wpdb']->prefix . 'hallpass_records';
}

/** Makes the table, once somebody wants records. */
function create_records_table(): void {
	global $wpdb;
	if ( settings()['records'] ) {
		// phpcs:ignore WordPress.DB -- a table of our own, named by us.
		$wpdb->query( 'CREATE TABLE IF NOT EXISTS ' . records_table() . " (day DATE NOT NULL, language VARCHAR(5) NOT NULL, means VARCHAR(12) NOT NULL, answers VARCHAR(6) NOT NULL, number INT UNSIGNED NOT NULL, PRIMARY KEY (day, language, means, answers)) {$wpdb->get_charset_collate()}" );
	}
}

/** The address, while records are wanted. */
function register_records(): void {
	if ( settings()['records'] ) {
		register_rest_route(
			'hallpass/v1',
			'/records',
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\\receive_record',
				// Every visitor may decide, and nothing is given away.
				'permission_callback' => '__return_true',
			)
		);
	}
}

/** Counts one decision. */
function receive_record( WP_REST_Request $request ): WP_REST_Response {
	$body = $request->get_body();
	if ( strlen( $body ) > LONGEST_RECORD ) {
		return new WP_REST_Response( null, 413 );
	}
	$key = key_of_record( json_decode( $body, true ) );
	if ( null === $key ) {
		return new WP_REST_Response( null, 400 );
	}
	global $wpdb;
	// phpcs:ignore WordPress.DB -- one statement, so that two visitors at once are two.
	$kept = $wpdb->query( $wpdb->prepare( 'INSERT INTO ' . records_table() . ' VALUES (%s, %s, %s, %s, 1) ON DUPLICATE KEY UPDATE number = number + 1', gmdate( 'Y-m-d' ), $key['language'], $key['means'], $key['answers'] ) );
	return new WP_REST_Response( null, false === $kept ? 500 : 204 );
}

/**
 * What of a record is counted; `null` if it is none. The sets are few, so that nobody can fill the table.
 *
 * @link docs/record.schema.json
 * @param mixed $record As it came.
 * @return array{language: string, means: string, answers: string}|null
 */
function key_of_record( $record ): ?array {
	$means = array( 'banner', 'preferences', 'placeholder', 'link', 'api' );
	if ( ! is_array( $record ) || ! is_array( $record['categories'] ?? null ) || ! in_array( $record['method'] ?? '', $means, true ) ) {
		return null;
	}
	$answers = '';
	foreach ( OPTIONAL_CATEGORIES as $category ) {
		$answer   = $record['categories'][ $category ] ?? null;
		$answers .= null === $answer ? '' : $category[0] . ( true === $answer ? '1' : '0' );
	}
	return array(
		'language' => in_array( $record['language'] ?? '', array( 'en', 'es' ), true ) ? $record['language'] : 'other',
		'means'    => $record['method'],
		'answers'  => $answers,
	);
}

/** How visitors answered in the last thirty days: numbers by answers, the most frequent first. */
function records_of_month(): array {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- a table of our own, named by us.
	$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT answers, SUM(number) AS number FROM ' . records_table() . ' WHERE day > %s GROUP BY answers ORDER BY number DESC', gmdate( 'Y-m-d', time() - 30 * DAY_IN_SECONDS ) ), ARRAY_A );
	return array_map( 'intval', array_column( (array) $rows, 'number', 'answers' ) );
}
