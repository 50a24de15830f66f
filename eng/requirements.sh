# What a machine needs to build, test and run Usher. Sourced by ./usher and ./test.

# The SDK, when it lies where its installer puts it but not in PATH.
if ! command -v dotnet > /dev/null && [[ -x ${DOTNET_ROOT:-$HOME/.dotnet}/dotnet ]]; then
    export DOTNET_ROOT=${DOTNET_ROOT:-$HOME/.dotnet}
    export PATH=$DOTNET_ROOT:$PATH
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

require_sdk() {
    if ! command -v dotnet > /dev/null; then
        echo "usher: the .NET 10 SDK is needed and no dotnet is in PATH. Install it from https://dotnet.microsoft.com/download/dotnet/10.0" >&2
        return 1
    fi
    if ! dotnet --list-sdks | grep -q '^10\.'; then
        echo "usher: the .NET 10 SDK is needed; $(command -v dotnet) has: $(dotnet --list-sdks | cut -d ' ' -f 1 | paste -sd ' ')." \
            "Install it from https://dotnet.microsoft.com/download/dotnet/10.0" >&2
        return 1
    fi
}

# Debian packages, by name: installed where this user may, else named with the command that installs them.
require_packages() {
    local package missing=()
    for package in "$@"; do
        dpkg-query --show --showformat '${db:Status-Status}' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
    done
    if (( ${#missing[@]} == 0 )); then
        return 0
    fi

    local install=(apt-get install --yes --no-install-recommends "${missing[@]}")
    if (( EUID == 0 )) && command -v apt-get > /dev/null; then
        { apt-get update --quiet && DEBIAN_FRONTEND=noninteractive "${install[@]}"; } < /dev/null
    else
        echo "usher: the tests need these packages: ${missing[*]}. Install them with: sudo ${install[*]}" >&2
        return 1
    fi
}

# The npm packages of a folder, exactly as its lock file has them; nothing is done where they are there.
require_node_modules() {
    local folder=$1
    if [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]]; then
        return 0
    fi
    if ! command -v npm > /dev/null; then
        echo "usher: npm is not in PATH, so $folder has no packages." >&2
        return 1
    fi
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel error < /dev/null)
}
