<?php
// Sets the site up, with the people and the pages that come as JSON on standard input.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WP_ADDRESS' ), PHP_URL_HOST );
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$site = json_decode( stream_get_contents( STDIN ), true );
wp_install( 'Cedar Creek', 'admin', 'admin@school.test', true, '', 'admin' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'show_avatars', '1' );
wp_insert_user(
	array(
		'user_login' => 'teacher',
		'user_pass'  => 'teacher',
		'user_email' => 'teacher@school.test',
		'role'       => 'author',
	)
);
kses_remove_filters();
foreach ( $site['pages'] as $slug => $content ) {
	wp_insert_post(
		array(
			'post_type'      => 'page',
			'post_status'    => 'publish',
			'post_name'      => $slug,
			'post_title'     => ucfirst( $slug ),
			'post_content'   => wp_slash( $content ),
			'comment_status' => 'open',
		),
		true
	);
}
// What only its author sees, by a number that tests can name.
wp_insert_post(
	array(
		'import_id'    => 900,
		'post_type'    => 'page',
		'post_status'  => 'draft',
		'post_title'   => 'Draft',
		'post_content' => $site['pages']['pasted-youtube'],
	),
	true
);
flush_rewrite_rules( false );
