<?php
/**
 * Removes what the plugin keeps in the database. What is in visitors' browsers no plugin reaches any more once it is
 * deleted: “Take Hallpass off this site” in the settings does that, some weeks before.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Removes one site's settings and counts. */
function hallpass_uninstall_site(): void {
	global $wpdb;
	delete_option( 'hallpass' );
	// phpcs:ignore WordPress.DB -- a table of our own.
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}hallpass_records" );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $hallpass_site ) {
		switch_to_blog( $hallpass_site );
		hallpass_uninstall_site();
		restore_current_blog();
	}
} else {
	hallpass_uninstall_site();
}
