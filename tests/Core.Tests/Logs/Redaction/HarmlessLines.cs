namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>What looks like a secret, or stands where one would, and is none.</summary>
internal static class HarmlessLines
{
    /// <summary>One a line.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. """
            model=gpt-4o max_tokens=4096 temperature=0.2
            usage: prompt_tokens=512 completion_tokens=128 total_tokens=640
            {"max_tokens": 4096, "stop": null}
            {"usage":{"input_tokens":1200,"output_tokens":88,"cache_read_input_tokens":0}}
            tokens: 131072
            tokens_used=12 tokens_left=988
            token_count: 17
            rate limit of 90000 tokens per minute
            token_type=bearer expires_in=3600
            "token_type": "Bearer"
            token expired
            Token expired at 2026-11-23T12:00:00Z
            token: expired
            token=null
            token=None
            token: undefined
            token is required
            token is missing
            invalid token: signature mismatch
            Unexpected token < in JSON at position 0
            Unexpected token '<', "<!DOCTYPE "... is not valid JSON
            SyntaxError: Unexpected token: }
            Unexpected token } in JSON at position 17
            unexpected token: identifier
            syntax error at or near "token"
            the tokenizer read 17 tokens
            tokenizer=cl100k_base
            tokenize=true
            CancellationToken: None
            cancellation_token=False
            next_token=17
            page_token=3
            refresh token was revoked
            csrf token missing or incorrect
            CSRF token: missing
            JWT: invalid signature
            jwt malformed
            jwt: expired
            password is required
            Password is required.
            password: required
            password must be at least 8 characters
            password: must contain a digit
            password too short
            Invalid password
            invalid password: too short
            wrong password for user bob
            password mismatch
            password=null
            password=None
            password = ""
            password: ''
            Password: ***
            Password: ********
            password=****
            password=[FILTERED]
            password=[REDACTED]
            "password": "[Filtered]"
            password=<redacted>
            password=<hidden>
            password=xxxxxxxx
            password=${DB_PASSWORD}
            password=$DB_PASSWORD
            password={{ db_password }}
            password={password}
            password=%s
            password=?
            password = $1
            WHERE password = ? AND id = ?
            UPDATE users SET password = $1 WHERE id = $2
            password: string
            password: str
            password: SecretStr
            password varchar(255) not null
            password VARCHAR(255)
            password_hash column is missing
            password_changed_at=2026-11-23
            password_length=12
            password_policy=strict
            password_attempts=3
            password_expires_in=90
            password_reset_url=https://example.com/reset
            password_required=true
            passwordField is empty
            field 'password' is required
            column "password" does not exist
            column "password" of relation "users" is null
            null value in column "password" violates not-null constraint
            required fields: ["username", "password", "email"]
            KeyError: 'password'
            missing keys: password, token
            unknown field "password"
            <label for="password">Password</label>
            <input type="password" name="password" id="pw">
            PasswordAuthentication no
            reset password for user 17
            change password
            forgot password?
            password authentication failed for user "app"
            FATAL:  password authentication failed for user "app"
            Failed password for root from 10.0.0.7 port 22 ssh2
            Failed password for invalid user admin from 10.0.0.7 port 2222 ssh2
            Accepted password for bob from 10.0.0.7 port 22 ssh2
            /etc/passwd: denied
            /etc/passwd: Permission denied
            cat: /etc/shadow: Permission denied
            open /run/secrets/db_password: no such file or directory
            could not read /app/secrets/token: not found
            PWD=/home/app
            OLDPWD=/var/lib/app
            pwd: /srv/app
            passed=3 failed=0
            passed: 17
            3 passed, 1 failed
            pass: 12 fail: 3
            pass=3
            --- PASS: TestCreate (0.01s)
            PASS: test_create
            first pass: ok
            bypass=true
            bypass: false
            compass=north
            passenger: Bob
            passthrough=yes
            passport: not given
            passive=true
            encompass: all
            surpassed=1
            secretary
            secretary=Ada
            secretary: Bob
            secret not found
            secret "db-credentials" not found
            secrets "db-credentials" not found
            secretName: app-tls
            secret_name=prod/db
            secret_arn=arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf
            SecretsManager: AccessDenied
            client secret is invalid
            secret=null
            secrets=3
            author=ada
            author: Ada Lovelace
            authority=example.com
            authority: example.com:443
            authenticated=true
            authentication: failed
            authentication failed: bad credentials
            auth: ok
            auth=basic
            auth=none
            auth: denied
            auth_method=password
            auth_type=oauth2
            authorized=false
            authorization: denied
            authorization=required
            Authorization: missing
            Authorization header is missing
            Authorization: none
            no Authorization header
            unauthorized: authentication required
            Basic authentication failed
            Basic Authentication is disabled
            basic training
            Basic usage: run it
            bearer token expired
            Bearer authentication required
            WWW-Authenticate: Bearer
            Digest authentication is not supported
            Negotiate failed
            credentials: include
            credentials: 'same-origin'
            credentials=none
            bad credentials
            Unable to locate credentials
            credentials expired
            credential_type=user
            cookie expired
            cookie: missing
            cookies=3
            cookie_count: 7
            no cookies
            Cookies are disabled
            session closed
            session: closed
            session=7
            session expired
            session_count=12
            Session 17 opened for user root
            pam_unix(cron:session): session opened for user root by (uid=0)
            session_timeout=30
            sid=17
            ORACLE_SID=ORCL
            SID: 42
            inside: 3
            side=left
            key=value
            key: value
            key=user:17
            key=uploads/2026/11/photo.png
            cache key users:17:profile missing
            cache_key=users:17
            primary_key=5
            primary key (id)
            foreign key constraint fails
            violates foreign key constraint "orders_user_id_fkey"
            duplicate key value violates unique constraint "users_email_key"
            DETAIL:  Key (id)=(17) already exists.
            sort_key=created_at
            partition_key=2026-11-23
            partitionKey: 'tenant-7'
            sortKey=ORDER#17
            object_key=reports/2026/report.csv
            s3_key=incoming/17.json
            public_key=none
            key_id=5
            kid=main
            key_name=deploy
            key_count=3
            keys=5
            keys: [1, 2, 3]
            idempotency_key=order-17
            dedup_key=INC-17
            routing_key=orders.created
            routing key: orders.created
            message_key=17
            row_key=17
            hash_key=id
            keyspace=app
            keyboard: us
            keyword=apollo
            keywords: a, b
            keyed=1
            hockey=3
            monkey: 7
            turkey=1
            KeyError: 17
            missing key: name
            unknown key: color
            API key is missing
            API key: missing
            api_key=null
            api_key: required
            api_key=<none>
            access_key=****
            api_key_id=5
            no API key given
            signature mismatch
            signature: invalid
            signature=invalid
            method signature: void foo(int)
            signature verification failed
            The request signature we calculated does not match
            sig=9
            signal=15
            sigterm: 15
            SIGKILL: 9
            design=blue
            code=ECONNREFUSED
            code: 500
            status_code=503
            error_code=40001
            exit code: 137
            exitcode=1
            code=E1234
            zip_code=10115
            country_code=DE
            SQLSTATE code: 23505
            encode=utf-8
            decode: failed
            codec=h264
            postcode: 10115
            otp: invalid
            otp expired
            dsn: missing
            adsn=3
            commit 3f6fc39a1b2c4d5e6f708192a3b4c5d6e7f80910
            HEAD is now at 3f6fc39 Keep what was read
            sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            image: acme/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            md5=5d41402abc4b2a76b9719d911017c592
            etag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
            ETag: W/"Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0JaTeUiKo8Wx2Dv"
            request_id=8f5c1de2-5a3b-4c9d-9e6f-0a1b2c3d4e5f
            trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7
            traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
            X-Amzn-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1
            x-amz-id-2: Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0JaTeUiKo8Wx2Dv7Bz4Ql9Sr3Nh6Yt1Mc5Fg0Ep==
            x-amz-request-id: 4442587FB7D0A2F9
            dd.trace_id=4111111111111111111 dd.span_id=17
            user 8f5c1de2-5a3b-4c9d-9e6f-0a1b2c3d4e5f not found
            container 3fa94c0be27d81560af3c94e7b128d65f0c39ae417b6d2058cfe41a97b3d6028 exited
            pod web-7d4b9c6f5-x2x7k is gone
            i-0abcd1234efgh5678 terminated
            arn:aws:lambda:eu-central-1:123456789012:function:enrichment-trigger
            arn:aws:iam::123456789012:role/app-task-role
            integrity sha512-Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0JaTeUiKo8Wx2Dv7Bz4Ql9Sr3Nh6Yt1Mc5Fg0EpAbCdEf== mismatch
            cursor=eyJpZCI6MTIzNDUsImRpciI6Im5leHQifQ==
            data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
            SGVsbG8gd29ybGQsIHRoaXMgaXMganVzdCBhIHRleHQgaW4gYmFzZTY0
            payload VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw== could not be read
            /var/lib/docker/overlay2/3fa94c0be27d81560af3c94e7b128d65f0c39ae417b6d205/merged
            com.acme.enrichment.CompanyEnrichmentServiceConfigurationFactoryBean failed
            at Acme.Enrichment.Providers.ApolloEnrichmentProviderV2Client.SearchPeopleAsync
            AbstractSingletonProxyFactoryBeanFactoryImpl2Test3Case
            CreateUserRequestV2HandlerFactory17 could not be made
            org.springframework.beans.factory.UnsatisfiedDependencyException: Error creating bean
            src/components/UserProfile/UserProfileSettingsPanelV2.tsx:17:4
            node_modules/@babel/core@7.23.2/lib/index.js
            pkg@10.3.2
            lodash@4.17.21 is vulnerable
            npm ERR! peer react@18.3.1 from react-dom@18.3.1
            installed typescript@5.6.0-beta.3
            @types/node@20.11.5
            icon@2x.png not found
            logo@3x.jpg
            getty@tty1.service: Deactivated
            user@1000.service: Succeeded
            systemd[1]: Started postgresql@14-main.service
            com.acme.Order@1b2c3d4e
            java.util.concurrent.CompletableFuture@5e9f23b4[Not completed]
            celery@ip-10-0-1-5.internal ready
            git@github.com:acme/app.git
            redis:7.2@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            npm:react@18.3.1 is vulnerable
            patch:lodash@4.17.21 could not be applied
            user:postgres@10.0.0.5:5432 was refused
            peer:node-7@10.0.0.5:4369 is down
            shard:3@node-7:9300 is red
            resolved foo:com.acme.Order@1b2c3d4e
            failed:celery@ip-10-0-1-5.internal
            app:${PASSWORD}@db.internal:5432
            app:****@db.internal:5432
            at 14:30:00 host:app@db.internal:5432
            decorator @app.route is unknown
            @Transactional on a private method
            GET https://example.com/@ada/posts/17
            https://registry.npmjs.org/@babel%2fcore
            https://cdn.example.com/pkg@1.2.3/dist/x.js
            https://example.com:8443/path?x=1
            http://localhost:3000/users/17?include=orders
            postgres://db.internal:5432/prod
            postgres://app@db.internal:5432/prod
            redis://cache:6379/0
            amqp://mq:5672/%2f
            mongodb://db1:27017,db2:27017/app?replicaSet=rs0
            jdbc:postgresql://db:5432/app?ssl=true
            ssh://git@github.com/acme/app.git
            s3://bucket/key/17.json
            file:///etc/app/config.yaml
            git+ssh://git@github.com/acme/app.git
            GET /tokens/17 answered 404
            POST /api/v1/auth/token answered 401
            POST /password/reset answered 200
            GET /api/keys?limit=10 answered 200
            GET /users?page=2&sort=key answered 200
            DELETE /sessions/17 answered 204
            took 12 ms, 1760365800000
            duration_ms=1760365800000 status=500
            timestamp=1795435200000
            order 4111111111111112 failed
            id=123456789012345678
            account 123456789012 is suspended
            phone_count=3
            10.0.1.5:43212 - "GET /health HTTP/1.1" 200 OK
            2025-10-13 14:30:00.123 +0200
            1.5e-10 is too small
            00:1B:44:11:3A:B7 has left
            2001:db8:85a3::8a2e:370:7334 timed out
            v1.42.0-rc.1+build.5
            v2026.11.23-3f6fc39
            mysql -p asked for a password
            mysql: [Warning] Using a password on the command line interface can be insecure.
            docker run -p 8080:80 nginx
            docker run -p 127.0.0.1:8080:80 nginx
            docker compose -p app up
            curl -u is not given
            curl -s https://example.com
            option --password requires a value
            --password is required
            use --token or --user
            error: unknown flag: --password
            --key-file=/etc/tls/key.pem
            --tls-key /etc/tls/tls.key
            ssl_key=/etc/ssl/server.key
            tls.key: no such file
            sk-SK
            locale=sk-SK
            task-17 disk-3 risk-9 failed
            desk-0123456789-abc
            pk_users violates
            key-17
            SKU12345678 is out of stock
            AKIA
            eyJ
            ghp_
            xoxb-
            npm_config_cache=/root/.npm
            npm_lifecycle_event=build
            hf_hub_download failed
            api_org_id=17
            secret_santa=1
            pat=17
            re_try=3
            pull-request-17
            pypi-mirror is down
            dp.start of 17
            sl.no 5
            SG.1 is gone
            -----BEGIN CERTIFICATE-----
            -----BEGIN PUBLIC KEY-----
            ssh-rsa keys are not allowed
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIZq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0JaTeU bob
            Set-Cookie is missing
            grant_type=password
            grant_type=client_credentials
            "grant_type": "refresh_token"
            scope=read:tokens
            response_type=code
            error=invalid_token
            error=invalid_client
            error: invalid_grant
            WRONGPASS invalid username-password pair
            NOAUTH Authentication required.
            ERR invalid password
            ORA-01017: invalid username/password; logon denied
            ORA-28001: the password has expired
            Access denied for user 'app'@'10.0.0.7' (using password: YES)
            Access denied for user 'app'@'10.0.0.7' (using password: NO)
            Login failed for user 'sa'. Reason: Password did not match
            535 5.7.8 Error: authentication failed
            keyVault: unreachable
            vault: token is renewed
            vault token: renewed
            lease_id=database/creds/app/17
            Key 'PRIMARY' is duplicated: Duplicate entry '17' for key 'PRIMARY'
            Duplicate entry 'x' for key 'users.email'
            pressed key: Enter
            private key: not found
            private key does not match
            no private key given
            encryption_key=none
            token_ttl=3600
            token_endpoint=https://idp.example.com/oauth/token
            session_store=redis
            cookie_domain=.example.com
            cookie_secure=true
            auth_time=1795435200
            x-ratelimit-remaining-tokens: 149984
            x-ratelimit-limit-tokens: 150000
            Content-Security-Policy: default-src 'self'
            Accept-Encoding: gzip, deflate, br
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36
            com.zaxxer.hikari.pool.HikariPool$PoolInitializationException
            C:\Users\bob\AppData\Local\Temp\key.txt: not found
            100% of tokens%2C and keys
            {"password_set": true, "token_valid": false}
            {"auth": {"ok": false}}
            {"key": "name", "value": "x"}
            {"keys": ["a", "b"]}
            {"code": "ECONNRESET", "errno": -104}
            {"session": null, "user": 7}
            {"token": null, "password": null}
            {"secret": false}
            Skipping token=Token{78af589 ActivityRecord{3b04890 u0 com.acme/.Main}}
            Bad activity token: android.os.BinderProxy@2bd79ce
            Session: 30546173_4261722401 initialized by client UpdateAgent
            Received block blk_-6952295868487656571 of size 67108864
            task 4980916519894289629 succeeded
            Supported channels 1 2 3 4 5 6 7 8 9 10 11 12 13 36 40 44 48
            listening on akka.tcp://sparkExecutorActorSystem@node-07:55904
            connecting to spark://CoarseGrainedScheduler@10.10.34.11:48069
            Component SCSI-WWID:01000010:6005-08b4-0001-00c6-0006-3000-003d-0000 is down
            x-coredata://DB05755C-483D-44B7-B93B-ED06E57FF420/CalendarPrincipal/p11 is due
            package Acme-Windows-PlatformUpdate-Win7-SRV08R2-Package-TopLevel31bf3856 is installed
            exit code is 137
            {"password": ["This field is required."], "email": ["Enter a valid address."]}
            {"password": ["This password is too short. It must contain at least 8 characters."]}
            {"password": "This field may not be blank."}
            {"password": {"type": "string", "minLength": 8}}
            "token": {"type": "string", "format": "uuid"}
            password: 'must contain a digit'
            client = Client(api_key=settings.API_KEY)
            login(user, password=self.password)
            token = get_token(user)
            password = os.environ["DB_PASSWORD"]
            secret: process.env.APP_SECRET
            token=$token
            password=@password
            WHERE password = :password
            token for job 7: done
            password for user bob: reset
            ssh ec2-user@ec2-1-2-3-4.compute.amazonaws.com failed
            rabbit@mq1.example.com is down
            root@db1.example.com logged in
            Authorization: Bearer null
            Authorization: Bearer ${TOKEN}
            Authorization: Bearer <token>
            Token validation failed: expired
            Secret rotation: done
            token bucket: 17 of 100
            key rotation every 90 days
            auth0 answered 503
            keycloak answered 503
            passport-local failed
            passenger_id=17
            tokens per second: 41.7
            session duration: 3600s
            password is 8 characters too short
            """.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0),
    ];
}
