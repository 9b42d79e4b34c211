// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

/// Certificates of nobody but the tests. One key for all of them; made with openssl, an authority for a hundred years.
namespace escale::test::certificates {

/// Signs the others.
inline const QByteArray authority = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIBmDCCAT+gAwIBAgIUHY3tY9gmlMdV7TKDHYN2b2Tmx4wwCgYIKoZIzj0EAwIw\n"
                                    "ITEfMB0GA1UEAwwWRXNjYWxlIHN0b3JtIGF1dGhvcml0eTAgFw0yNjExMjExNTU1\n"
                                    "NTdaGA8yMTI2MTAyODE1NTU1N1owITEfMB0GA1UEAwwWRXNjYWxlIHN0b3JtIGF1\n"
                                    "dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKen/Vsw37eQOogInY9w\n"
                                    "qtRFWKUfR2wfMdjdjccHzLLwlM+98B9nCyTn9uWfkpNoFjev9gXLomGg6SHRblud\n"
                                    "yaSjUzBRMB0GA1UdDgQWBBRejBwkoaYk5hSBQCMwzDBOG2ZGqjAfBgNVHSMEGDAW\n"
                                    "gBRejBwkoaYk5hSBQCMwzDBOG2ZGqjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49\n"
                                    "BAMCA0cAMEQCIH4y4aBP+684iHawW0B/WnwF5lwc9TMutDKqc1TvrkoXAiAIAoG6\n"
                                    "KvA87HDY9Q/XjhgVK4cFBESY1x+r8+J9y/McyQ==\n"
                                    "-----END CERTIFICATE-----\n";

/// Of all but the authority.
inline const QByteArray key = "-----BEGIN PRIVATE KEY-----\n"
                              "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqYAYM2Vp4IOpNb8w\n"
                              "HFTwX/8Mlp8dK9M/P0UeQh46z+qhRANCAATSnoPfDbIXOnT/h2dE+6JqRDhTSDos\n"
                              "fwyc0JJus73e19M8n0rlZbJjuO6cXKH2edB704oAH8ckaylCv+5pHSPT\n"
                              "-----END PRIVATE KEY-----\n";

/// For 127.0.0.1.
inline const QByteArray good = "-----BEGIN CERTIFICATE-----\n"
                               "MIIBdTCCARugAwIBAgIBATAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZFc2NhbGUg\n"
                               "c3Rvcm0gYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw\n"
                               "WjAQMQ4wDAYDVQQDDAVzdG9ybTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNKe\n"
                               "g98Nshc6dP+HZ0T7ompEOFNIOix/DJzQkm6zvd7X0zyfSuVlsmO47pxcofZ50HvT\n"
                               "igAfxyRrKUK/7mkdI9OjUzBRMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFHFw\n"
                               "Z3sOBn37sAWoGbiON1hEuhktMB8GA1UdIwQYMBaAFF6MHCShpiTmFIFAIzDMME4b\n"
                               "ZkaqMAoGCCqGSM49BAMCA0gAMEUCIDlNSRXbAT+AEpTgrc9EUjgj9Sty1OYmxWzz\n"
                               "OFsXT8qsAiEAuf0dDOCuAai5q1N/FY/Orv+JiBAOAhWWI0zB634A7tk=\n"
                               "-----END CERTIFICATE-----\n";

/// For 127.0.0.1 too, another one.
inline const QByteArray renewed = "-----BEGIN CERTIFICATE-----\n"
                                  "MIIBdDCCARugAwIBAgIBAjAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZFc2NhbGUg\n"
                                  "c3Rvcm0gYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw\n"
                                  "WjAQMQ4wDAYDVQQDDAVzdG9ybTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNKe\n"
                                  "g98Nshc6dP+HZ0T7ompEOFNIOix/DJzQkm6zvd7X0zyfSuVlsmO47pxcofZ50HvT\n"
                                  "igAfxyRrKUK/7mkdI9OjUzBRMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFHFw\n"
                                  "Z3sOBn37sAWoGbiON1hEuhktMB8GA1UdIwQYMBaAFF6MHCShpiTmFIFAIzDMME4b\n"
                                  "ZkaqMAoGCCqGSM49BAMCA0cAMEQCIEZgYeukE+2fNeTNhD78o4B9CV6y161eiU3r\n"
                                  "E3QQcUgAAiAfSaQnM49qT+3Y7VnasAG7yC5ygAhW7uSu05o0QxCAvQ==\n"
                                  "-----END CERTIFICATE-----\n";

/// Since 2021.
inline const QByteArray expired = "-----BEGIN CERTIFICATE-----\n"
                                  "MIIBdDCCARmgAwIBAgIBAzAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZFc2NhbGUg\n"
                                  "c3Rvcm0gYXV0aG9yaXR5MB4XDTIwMDEwMTAwMDAwMFoXDTIxMDEwMTAwMDAwMFow\n"
                                  "EDEOMAwGA1UEAwwFc3Rvcm0wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATSnoPf\n"
                                  "DbIXOnT/h2dE+6JqRDhTSDosfwyc0JJus73e19M8n0rlZbJjuO6cXKH2edB704oA\n"
                                  "H8ckaylCv+5pHSPTo1MwUTAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQWBBRxcGd7\n"
                                  "DgZ9+7AFqBm4jjdYRLoZLTAfBgNVHSMEGDAWgBRejBwkoaYk5hSBQCMwzDBOG2ZG\n"
                                  "qjAKBggqhkjOPQQDAgNJADBGAiEAyv4w6x1nLNoezZ08oO57ctrxuwevlMICMcpJ\n"
                                  "uQ1tHKICIQCDC2pjZ0K2wDlRd4HOgPm0YY2U6VyOzvXGnszUWGgMAQ==\n"
                                  "-----END CERTIFICATE-----\n";

/// From 2110 on.
inline const QByteArray notYetValid = "-----BEGIN CERTIFICATE-----\n"
                                      "MIIBdzCCAR2gAwIBAgIBBDAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZFc2NhbGUg\n"
                                      "c3Rvcm0gYXV0aG9yaXR5MCIYDzIxMTAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAw\n"
                                      "MDBaMBAxDjAMBgNVBAMMBXN0b3JtMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
                                      "0p6D3w2yFzp0/4dnRPuiakQ4U0g6LH8MnNCSbrO93tfTPJ9K5WWyY7junFyh9nnQ\n"
                                      "e9OKAB/HJGspQr/uaR0j06NTMFEwDwYDVR0RBAgwBocEfwAAATAdBgNVHQ4EFgQU\n"
                                      "cXBnew4GffuwBagZuI43WES6GS0wHwYDVR0jBBgwFoAUXowcJKGmJOYUgUAjMMww\n"
                                      "ThtmRqowCgYIKoZIzj0EAwIDSAAwRQIhAJ53Ar+GWT3WitEVewuSi6JdKdpegNX6\n"
                                      "Z1bfrNVnJoyIAiAgD8hrGimNRyOtK/TkvTtEcdzmz2p/N6AzaEV+OSORpw==\n"
                                      "-----END CERTIFICATE-----\n";

/// For other.invalid.
inline const QByteArray otherName = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIBfjCCASSgAwIBAgIBBTAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZFc2NhbGUg\n"
                                    "c3Rvcm0gYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw\n"
                                    "WjAQMQ4wDAYDVQQDDAVzdG9ybTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNKe\n"
                                    "g98Nshc6dP+HZ0T7ompEOFNIOix/DJzQkm6zvd7X0zyfSuVlsmO47pxcofZ50HvT\n"
                                    "igAfxyRrKUK/7mkdI9OjXDBaMBgGA1UdEQQRMA+CDW90aGVyLmludmFsaWQwHQYD\n"
                                    "VR0OBBYEFHFwZ3sOBn37sAWoGbiON1hEuhktMB8GA1UdIwQYMBaAFF6MHCShpiTm\n"
                                    "FIFAIzDMME4bZkaqMAoGCCqGSM49BAMCA0gAMEUCIQC4YvBhYRpdrMllkecVd+XA\n"
                                    "UPiUs994GLR3ktDOCeQO2wIgV2Zf5Yay/dKQbQBxqi1OJ98QU4DJpA7wkTPQjgt1\n"
                                    "pYQ=\n"
                                    "-----END CERTIFICATE-----\n";

/// For 127.0.0.1, signed by itself.
inline const QByteArray stranger = "-----BEGIN CERTIFICATE-----\n"
                                   "MIIBlzCCAT6gAwIBAgIUTpeQMHHZh/qOLTtVqn+wBb7K3N8wCgYIKoZIzj0EAwIw\n"
                                   "GDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTAgFw0yNjExMjExNTU1NTdaGA8yMTI2\n"
                                   "MTAyODE1NTU1N1owGDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTBZMBMGByqGSM49\n"
                                   "AgEGCCqGSM49AwEHA0IABNKeg98Nshc6dP+HZ0T7ompEOFNIOix/DJzQkm6zvd7X\n"
                                   "0zyfSuVlsmO47pxcofZ50HvTigAfxyRrKUK/7mkdI9OjZDBiMB0GA1UdDgQWBBRx\n"
                                   "cGd7DgZ9+7AFqBm4jjdYRLoZLTAfBgNVHSMEGDAWgBRxcGd7DgZ9+7AFqBm4jjdY\n"
                                   "RLoZLTAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0E\n"
                                   "AwIDRwAwRAIgEjNKMjXJWWEYSkrDd8LGOlfzdM9LPWueAtOIYKVZXMUCIHWUNnJd\n"
                                   "v1ODng2vjWwfBApc+gtMyCDel0VnH4wp01UD\n"
                                   "-----END CERTIFICATE-----\n";

} // namespace escale::test::certificates
